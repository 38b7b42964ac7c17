using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Payouts;
using Payouts.Providers;

namespace Kwik;

/// <summary>Kwik: mobile money in Senegal.</summary>
public sealed class KwikProvider : IPayoutProvider, IPayoutSearch
{
    private const int MostPages = 10_000;

    private readonly IOptionsMonitor<KwikOptions> _options;
    private readonly ProviderHttpClient _http;

    /// <summary>Makes the provider of one account.</summary>
    public KwikProvider(ProviderContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        Name = context.Name;
        _options = context.Services.GetRequiredService<IOptionsMonitor<KwikOptions>>();
        _http = context.CreateHttpClient(Authorize);
    }

    /// <inheritdoc />
    public string Name { get; }

    /// <inheritdoc />
    public ProviderCapabilities Capabilities => KwikCapabilities.Of(Options);

    /// <inheritdoc />
    public ProviderAddress Address => new(KwikOptions.ProviderType, Options.BaseAddress.AbsoluteUri, "v1");

    private KwikOptions Options => _options.Get(Name);

    /// <inheritdoc />
    public void Validate(PayoutRequest request, ICollection<PayoutProblem> problems)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(problems);
        if (request.Destination is MobileMoneyDestination { Network: not null } mobile && KwikMethods.OperatorOf(mobile) is null)
            problems.Add(new PayoutProblem("Destination.Network", "Kwik does not pay to this network.", $"Use one of: {KwikMethods.KnownNetworks}."));
    }

    /// <inheritdoc />
    public ValueTask<PreparedExchange> PrepareAsync(PayoutRequest request, CorrelationHandle handle, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(handle);
        return new(new PreparedExchange
        {
            Method = "POST",
            Uri = UriOf("v1/transfers"),
            Headers = [new("Accept", "application/json")],
            Body = KwikRequests.Create(request, handle),
            Address = Address,
        });
    }

    /// <inheritdoc />
    public CreateReading ReadCreate(ProviderAnswer answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return KwikResponses.ReadCreate(answer);
    }

    /// <inheritdoc />
    public async Task<PayoutReading> GetAsync(ProviderPayoutId id, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(id);
        const string operation = "Reading a transfer";
        ProviderAnswer answer = await AskAsync(operation, $"v1/transfers/{Uri.EscapeDataString(id.Id)}", cancellationToken).ConfigureAwait(false);
        using JsonDocument? document = answer.IsTruncated ? null : AnswerJson.TryParse(answer.Body);
        PayoutFailure? error = document is null ? null : KwikErrors.Read(document.RootElement, "error");
        if (answer.StatusCode == 404 && error is { Code: "no_such_transfer" }) return PayoutReading.NotFound;
        return answer.IsSuccess && document is not null && AnswerJson.Child(document.RootElement, "transfer") is { } transfer && KwikResponses.ReadTransfer(transfer, answer) is { } reading
            ? reading
            : throw Unusable(operation, answer, error);
    }

    /// <inheritdoc />
    public void Authorize(HttpRequestHeaders headers)
    {
        ArgumentNullException.ThrowIfNull(headers);
        headers.TryAddWithoutValidation("Authorization", $"Bearer {Options.ApiKey}");
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<PayoutReading>> FindByHandleAsync(string handle, CancellationToken cancellationToken)
    {
        const string operation = "Searching transfers";
        var found = new List<PayoutReading>();
        for (int page = 1; page <= MostPages; page++)
        {
            ProviderAnswer answer = await AskAsync(operation, $"v1/transfers?tag={Uri.EscapeDataString(handle)}&page={page}", cancellationToken).ConfigureAwait(false);
            using JsonDocument? document = answer.IsSuccess && !answer.IsTruncated ? AnswerJson.TryParse(answer.Body) : null;
            if (document is null || AnswerJson.Items(document.RootElement, "transfers") is not { } transfers || AnswerJson.Flag(document.RootElement, "hasMore") is not { } hasMore)
                throw Unusable(operation, answer);

            // An entry that cannot be read might be the one: then nothing may be concluded.
            foreach (JsonElement transfer in transfers.EnumerateArray())
            {
                PayoutReading reading = KwikResponses.ReadTransfer(transfer, answer) ?? throw Unusable(operation, answer);
                if (string.Equals(reading.Handle, handle, StringComparison.Ordinal)) found.Add(reading);
            }

            if (!hasMore) return found;
        }

        throw new PayoutProviderException($"{operation} at '{Name}' did not end after {MostPages} pages.") { Provider = Name };
    }

    private Task<ProviderAnswer> AskAsync(string operation, string path, CancellationToken cancellationToken) =>
        _http.SendAsync(ProviderCall.Get(operation, UriOf(path), [new("Accept", "application/json")]), cancellationToken);

    private Uri UriOf(string path) => new(new Uri($"{Options.BaseAddress.AbsoluteUri.TrimEnd('/')}/"), path);

    private PayoutProviderException Unusable(string operation, ProviderAnswer answer, PayoutFailure? error = null) =>
        ProviderFaults.Unusable(Name, operation, answer, error, answer.Header(KwikResponses.RequestIdHeader));
}
