using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Payouts.Providers;

namespace Payouts.Tests.Support;

/// <summary>An adapter for servers on loopback: the smallest there can be, so that tests see the core and nothing else.</summary>
internal class LoopbackProvider(LoopbackSettings settings, ProviderContext context) : IPayoutProvider
{
    internal const string Type = "Loopback";
    internal const string KeyHeader = "Idempotency-Key";

    protected ProviderHttpClient Http { get; } = context.CreateHttpClient(static _ => { });

    protected LoopbackSettings Settings { get; } = settings;

    public string Name => context.Name;

    public ProviderCapabilities Capabilities { get; } = settings.Capabilities();

    public ProviderAddress Address => new(Type, Settings.BaseAddress.AbsoluteUri, "1");

    public void Validate(PayoutRequest request, ICollection<PayoutProblem> problems)
    {
    }

    public async ValueTask<PreparedExchange> PrepareAsync(PayoutRequest request, CorrelationHandle handle, CancellationToken cancellationToken)
    {
        if (Settings.Directory is { } directory) await directory();
        string amount = request.Amount.Amount.ToString(CultureInfo.InvariantCulture);
        string text = $$"""{"reference":"{{request.Reference}}","amount":{{amount}},"handle":"{{handle.Token}}","padding":"{{new string('x', Settings.Padding)}}"}""";
        return new PreparedExchange
        {
            Method = "POST",
            Uri = new Uri(Settings.BaseAddress, "/payouts"),
            Headers = Settings.IsKeyed ? [new(KeyHeader, handle.IdempotencyKey)] : [],
            Body = Encoding.UTF8.GetBytes(text),
            IdempotencyKey = Settings.IsKeyed ? handle.IdempotencyKey : null,
            Address = Address,
        };
    }

    public CreateReading ReadCreate(ProviderAnswer answer)
    {
        using JsonDocument json = JsonDocument.Parse(answer.Body);
        if (Text(json.RootElement, "error") is { } code)
        {
            var failure = new PayoutFailure(PayoutFailureCategory.InvalidRequest, code);
            return string.Equals(code, "key_in_use", StringComparison.Ordinal) ? CreateReading.AlreadyExists(failure) : CreateReading.Rejected(failure);
        }

        return Read(json.RootElement) is { } payout ? CreateReading.Accepted(payout) : CreateReading.Unrecognised();
    }

    public async Task<PayoutReading> GetAsync(ProviderPayoutId id, CancellationToken cancellationToken)
    {
        ProviderAnswer answer = await Http.SendAsync(ProviderCall.Get("Get", new Uri(Settings.BaseAddress, $"/payouts/{id.Id}{(id.Reference is { } other ? $"?other={other}" : "")}"), []), cancellationToken);
        if (answer.StatusCode == 404) return PayoutReading.NotFound;
        using JsonDocument json = JsonDocument.Parse(answer.Body);
        return Read(json.RootElement) ?? throw new PayoutProviderException("No payout in the answer.");
    }

    public void Authorize(HttpRequestHeaders headers) => headers.Authorization = new AuthenticationHeaderValue("Bearer", "loopback");

    protected static PayoutReading? Read(JsonElement json)
    {
        if (Text(json, "id") is not { } id) return null;
        return new PayoutReading
        {
            ProviderId = id,
            ProviderReference = Text(json, "other"),
            Status = Text(json, "status") switch
            {
                "paid" => PayoutStatus.Succeeded,
                "failed" => PayoutStatus.Failed,
                _ => PayoutStatus.Pending,
            },
            ProviderStatus = Text(json, "status"),
            Amount = json.TryGetProperty("amount", out JsonElement amount) ? Money.Of(amount.GetDecimal(), Currency.XOF) : null,
            Handle = Text(json, "handle"),
        };
    }

    private static string? Text(JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}
