using System.Buffers;
using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Payouts.Providers;

namespace Payouts.Moneroo;

/// <summary>Moneroo: mobile money in sixteen countries of Africa through one account.</summary>
/// <remarks>Source: docs.moneroo.io; where its pages contradict each other, what live integrations have proved.</remarks>
public sealed class MonerooProvider : IPayoutProvider, IMethodDirectory, IWebhookScheme
{
    private const string ApiVersion = "v1";
    private const int LiveMark = 10;

    private static readonly SearchValues<char> AsciiWord = SearchValues.Create("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    private readonly IOptionsMonitor<MonerooOptions> _options;
    private readonly MonerooClient _client;
    private readonly MonerooDirectories _directories;
    private CachedCapabilities? _cached;

    internal MonerooProvider(ProviderContext context)
    {
        Name = context.Name;
        _options = context.Services.GetRequiredService<IOptionsMonitor<MonerooOptions>>();
        _client = new MonerooClient(Name, context.CreateHttpClient(Authorize), context.CreateHttpClient(static _ => { }), () => Options);
        _directories = new MonerooDirectories(_client, () => Options, context.TimeProvider);
    }

    /// <inheritdoc />
    public string Name { get; }

    /// <inheritdoc />
    public ProviderCapabilities Capabilities
    {
        get
        {
            MonerooOptions options = Options;
            if (_cached is { } cached && ReferenceEquals(cached.Of, options)) return cached.Capabilities;
            ProviderCapabilities made = MonerooCapabilities.Of(options.CreateTimeout, takesWebhooks: options.WebhookSecrets.Count > 0);
            _cached = new CachedCapabilities(options, made);
            return made;
        }
    }

    /// <inheritdoc />
    public ProviderAddress Address => AddressOf(Options);

    private MonerooOptions Options => _options.Get(Name);

    /// <inheritdoc />
    public void Validate(PayoutRequest request, ICollection<PayoutProblem> problems)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(problems);
        MonerooRules.Check(request, problems);
    }

    /// <inheritdoc />
    public async ValueTask<PreparedExchange> PrepareAsync(PayoutRequest request, CorrelationHandle handle, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(handle);
        MonerooOptions options = Options;
        MonerooTarget target = MonerooMethods.TargetOf(request) ?? throw new ArgumentException("The network was not validated.", nameof(request));
        if (options.CheckMethods) await CheckAsync(request, target, cancellationToken).ConfigureAwait(false);
        return new PreparedExchange
        {
            Method = "POST",
            Uri = MonerooClient.AddressOf(options, "v1/payouts/initialize"),
            Headers = MonerooClient.Headers,
            Body = MonerooRequests.Create(request, target, handle, options),
            Address = AddressOf(options),
        };
    }

    /// <inheritdoc />
    public CreateReading ReadCreate(ProviderAnswer answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return MonerooResponses.ReadCreate(answer);
    }

    /// <inheritdoc />
    public Task<PayoutReading> GetAsync(ProviderPayoutId id, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(id);
        return _client.ReadPayoutAsync(id.Id, cancellationToken);
    }

    /// <inheritdoc />
    public void Authorize(HttpRequestHeaders headers)
    {
        ArgumentNullException.ThrowIfNull(headers);
        headers.TryAddWithoutValidation("Authorization", $"Bearer {Options.SecretKey}");
    }

    /// <inheritdoc />
    public async IAsyncEnumerable<PayoutMethod> GetMethodsAsync(
        PayoutChannel channel, string country, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(country);
        MonerooMethodList list = await _directories.GetAsync(cancellationToken).ConfigureAwait(false);
        foreach (MonerooLiveMethod method in list.All.Where(method => method.Channel == channel && method.Countries.Contains(country, StringComparer.Ordinal)))
            yield return Describe(method, country);
    }

    /// <inheritdoc />
    public async Task<PayoutMethod?> GetMethodAsync(PayoutChannel channel, string code, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(code);
        MonerooMethodList list = await _directories.GetAsync(cancellationToken).ConfigureAwait(false);
        return list.Find(code) is { } method && method.Channel == channel ? Describe(method, method.Countries.Count == 1 ? method.Countries[0] : null) : null;
    }

    /// <inheritdoc />
    public bool IsConfigured => Options.WebhookSecrets.Any(static secret => !string.IsNullOrEmpty(secret));

    /// <inheritdoc />
    public bool Recognises(WebhookDelivery delivery)
    {
        ArgumentNullException.ThrowIfNull(delivery);
        return delivery.Header(MonerooWebhooks.SignatureHeader) is not null;
    }

    /// <inheritdoc />
    public WebhookVerdict Verify(WebhookDelivery delivery, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(delivery);
        return MonerooWebhooks.Verify(delivery, Options.WebhookSecrets);
    }

    /// <inheritdoc />
    public WebhookNotice Read(ReadOnlyMemory<byte> body) => MonerooWebhooks.Read(body);

    private static PayoutMethod Describe(MonerooLiveMethod method, string? country) =>
        new(method.Code, method.Name, method.Channel, country, CanPayTo: method.IsEnabled, CanLookUpNames: false);

    // A sandbox key begins with pvk_sandbox_ (seen) or test_ (the documentation's sample); a live one has been seen as pvk_, six letters or digits, and a bar. Other shapes do not tell.
    private static string? EnvironmentOf(string key) =>
        key.StartsWith("pvk_sandbox_", StringComparison.Ordinal) || key.StartsWith("test_", StringComparison.Ordinal) ? "sandbox"
        : key.Length > LiveMark && key.StartsWith("pvk_", StringComparison.Ordinal) && key[LiveMark] == '|' && key.AsSpan("pvk_".Length, LiveMark - "pvk_".Length).IndexOfAnyExcept(AsciiWord) < 0 ? "live"
        : null;

    private static ProviderAddress AddressOf(MonerooOptions options) =>
        new(MonerooOptions.ProviderType, options.BaseAddress.AbsoluteUri, ApiVersion, Environment: EnvironmentOf(options.SecretKey));

    private async Task CheckAsync(PayoutRequest request, MonerooTarget target, CancellationToken cancellationToken)
    {
        if (await _directories.TryGetAsync(cancellationToken).ConfigureAwait(false) is not { } list) return;
        var problems = new List<PayoutProblem>();
        list.Check(request, target, problems);
        if (problems.Count > 0) throw new PayoutValidationException(problems) { Reference = request.Reference, Provider = Name };
    }

    private sealed record CachedCapabilities(MonerooOptions Of, ProviderCapabilities Capabilities);
}
