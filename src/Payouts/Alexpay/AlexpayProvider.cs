using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Payouts.Providers;

namespace Payouts.Alexpay;

/// <summary>Alexpay: mobile money and banks in Ghana, mobile money in Zambia.</summary>
/// <remarks>Source: developer.alexpay.com; where its pages say nothing, sibling sites of the same platform, and the capabilities say so. No create call is ever repeated: nothing makes that safe.</remarks>
public sealed class AlexpayProvider : IPayoutProvider, IPayoutSearch, IPayoutListing, IBalanceReader, IMethodDirectory, IWebhookScheme
{
    private readonly IOptionsMonitor<AlexpayOptions> _options;
    private readonly IOptionsMonitor<PayoutsOptions> _payouts;
    private readonly AlexpayClient _client;
    private readonly AlexpayResolver _resolver;
    private CachedCapabilities? _cached;

    internal AlexpayProvider(ProviderContext context)
    {
        Name = context.Name;
        _options = context.Services.GetRequiredService<IOptionsMonitor<AlexpayOptions>>();
        _payouts = context.Services.GetRequiredService<IOptionsMonitor<PayoutsOptions>>();
        _client = new AlexpayClient(Name, context.CreateHttpClient(Authorize), context.CreateHttpClient(AddPublicKey), () => Options);
        _resolver = new AlexpayResolver(Name, _client, () => Options, context.TimeProvider);
    }

    /// <inheritdoc />
    public string Name { get; }

    /// <inheritdoc />
    public ProviderCapabilities Capabilities
    {
        get
        {
            AlexpayOptions options = Options;
            bool takesWebhooks = AlexpayWebhooks.IsConfigured(options.Webhooks) || (options.WebhookUrl is null && _payouts.CurrentValue.Webhooks.CallbackBase is not null);
            if (_cached is { } cached && ReferenceEquals(cached.Of, options) && cached.TakesWebhooks == takesWebhooks) return cached.Capabilities;
            ProviderCapabilities made = AlexpayCapabilities.Of(options, takesWebhooks);
            _cached = new CachedCapabilities(options, takesWebhooks, made);
            return made;
        }
    }

    /// <inheritdoc />
    public ProviderAddress Address => AddressOf(Options);

    private AlexpayOptions Options => _options.Get(Name);

    /// <inheritdoc />
    public void Validate(PayoutRequest request, ICollection<PayoutProblem> problems)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(problems);
        if (request.Extras is AlexpayExtras { WebhookUrl: { } webhook } && !AlexpayOptionsValidator.IsWebhookUrl(webhook))
            problems.Add(new PayoutProblem("Extras.WebhookUrl", $"It {AlexpayOptionsValidator.WebhookRule}", "Correct it, or leave it out."));
        if (request.Destination is not MobileMoneyDestination { PhoneNumber: { } phone } mobile || AlexpayMethods.CountryOf(mobile) is not { } country) return;
        if (!AlexpayMethods.IsNumberOf(country, phone))
        {
            problems.Add(new PayoutProblem(
                "Destination.PhoneNumber",
                $"A phone number in {country} is the calling code and nine digits; this one has {phone.Count(char.IsAsciiDigit)} digits in all.",
                "Write it without the leading zero of national numbers: +233241234567 or +260971234567."));
        }

        if (mobile.Network is { } network && !AlexpayMethods.Serves(country, network))
        {
            problems.Add(new PayoutProblem(
                "Destination.Network", $"Alexpay does not list this network in {country}.", $"Use one of: {AlexpayMethods.NamesOf(country)}; or leave it out: Alexpay finds the network itself."));
        }
    }

    /// <inheritdoc />
    public async ValueTask<PreparedExchange> PrepareAsync(PayoutRequest request, CorrelationHandle handle, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(handle);
        AlexpayOptions options;
        AlexpayTarget target;
        do
        {
            options = Options;
            target = await _resolver.ResolveAsync(request, cancellationToken).ConfigureAwait(false);
        }
        while (!ReferenceEquals(options, Options)); // Ids that were read with other keys are another environment's.

        return new PreparedExchange
        {
            Method = "POST",
            Uri = AlexpayClient.AddressOf(options, AlexpayQueries.Create),
            Headers = AlexpayClient.Headers,
            Body = AlexpayRequests.Create(request, handle, target, (request.Extras as AlexpayExtras)?.WebhookUrl ?? options.WebhookUrl ?? handle.Callback),
            Address = AddressOf(options),
        };
    }

    /// <inheritdoc />
    public CreateReading ReadCreate(ProviderAnswer answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return AlexpayResponses.ReadCreate(answer);
    }

    /// <inheritdoc />
    public Task<PayoutReading> GetAsync(ProviderPayoutId id, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(id);
        if (string.IsNullOrWhiteSpace(id.Id)) throw new ArgumentException("A payout is read by its id.", nameof(id));
        return _client.FindAsync(id, cancellationToken);
    }

    /// <inheritdoc />
    public void Authorize(HttpRequestHeaders headers)
    {
        ArgumentNullException.ThrowIfNull(headers);
        headers.TryAddWithoutValidation("secret-key", Options.SecretKey);
        AddPublicKey(headers);
    }

    /// <inheritdoc />
    /// <remarks>Only for an account with <see cref="AlexpayOptions.UseTransactionList"/>.</remarks>
    public async Task<IReadOnlyList<PayoutReading>> FindByHandleAsync(string handle, CancellationToken cancellationToken)
    {
        const string operation = "Searching payouts";
        RequireList();
        var found = new List<PayoutReading>();
        await foreach ((JsonElement entry, ProviderAnswer answer) in _client.ListAsync(operation, AlexpayQueries.LargestPage, cancellationToken).ConfigureAwait(false))
        {
            // An entry that cannot be read might be the one: then nothing may be concluded. What carries the handle is the one, under whatever new name the list has for its kind.
            if (AlexpayResponses.IsKnownOtherType(entry)) continue;
            if (AlexpayResponses.ReadListed(entry, answer) is not { } reading || !AlexpayResponses.IsNarrationReadable(entry)) throw AlexpayErrors.Unusable(Name, operation, answer);
            if (string.Equals(reading.Handle, handle, StringComparison.Ordinal)) found.Add(reading);
        }

        return found;
    }

    /// <inheritdoc />
    /// <remarks>Only for an account with <see cref="AlexpayOptions.UseTransactionList"/>.</remarks>
    public async IAsyncEnumerable<PayoutReading> ListPayoutsAsync(
        ProviderPayoutFilter? filter = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        RequireList();
        int limit = AlexpayQueries.PageSizeOf(filter ?? new ProviderPayoutFilter());
        await foreach ((JsonElement entry, ProviderAnswer answer) in _client.ListAsync("Listing payouts", limit, cancellationToken).ConfigureAwait(false))
        {
            if (!AlexpayResponses.IsOtherType(entry) && AlexpayResponses.ReadListed(entry, answer) is { } reading) yield return reading;
        }
    }

    /// <inheritdoc />
    public async IAsyncEnumerable<ProviderBalance> GetBalancesAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        foreach (ProviderBalance balance in await ReadBalancesAsync(cancellationToken).ConfigureAwait(false)) yield return balance;
    }

    /// <inheritdoc />
    public async Task<ProviderBalance?> GetBalanceAsync(string accountId, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(accountId);
        IReadOnlyList<ProviderBalance> balances = await ReadBalancesAsync(cancellationToken).ConfigureAwait(false);
        return balances.FirstOrDefault(balance => string.Equals(balance.AccountId, accountId, StringComparison.Ordinal));
    }

    /// <inheritdoc />
    public async IAsyncEnumerable<PayoutMethod> GetMethodsAsync(
        PayoutChannel channel, string country, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(country);
        if (channel == PayoutChannel.MobileMoney)
        {
            foreach (AlexpayNetwork network in AlexpayMethods.NetworksOf(country)) yield return AlexpayMethods.MethodOf(network, country);
        }

        if (channel != PayoutChannel.BankAccount) yield break;
        AlexpayBanks banks = await _resolver.BanksAsync(country, cancellationToken).ConfigureAwait(false);
        foreach (AlexpayBank bank in banks.All) yield return AlexpayMethods.MethodOf(bank, banks, country);
    }

    /// <inheritdoc />
    public async Task<PayoutMethod?> GetMethodAsync(PayoutChannel channel, string code, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(code);
        if (channel == PayoutChannel.MobileMoney) return AlexpayMethods.FindNetwork(code);
        if (channel != PayoutChannel.BankAccount) return null;
        foreach (string country in AlexpayMethods.CountriesWith(channel))
        {
            AlexpayBanks banks = await _resolver.BanksAsync(country, cancellationToken).ConfigureAwait(false);
            if (banks.Named(code) is [{ } bank]) return AlexpayMethods.MethodOf(bank, banks, country);
        }

        return null;
    }

    /// <summary>Makes Alexpay generate a new webhook secret. The one before is void at once: deliveries that are signed with it can no longer be verified.</summary>
    /// <remarks>Nothing in this library calls this. After a failure the old secret may be void all the same: call again, and keep what comes.</remarks>
    /// <returns>The new secret, which Alexpay shows this once.</returns>
    /// <exception cref="PayoutProviderException">No secret came.</exception>
    public Task<string> GenerateWebhookSecretAsync(CancellationToken cancellationToken = default) =>
        _client.PostAsync("Generating a webhook secret", AlexpayQueries.WebhookSecret, AlexpayDirectories.ReadWebhookSecret, cancellationToken);

    /// <inheritdoc />
    public bool IsConfigured => AlexpayWebhooks.IsConfigured(Options.Webhooks);

    /// <inheritdoc />
    public bool Recognises(WebhookDelivery delivery)
    {
        ArgumentNullException.ThrowIfNull(delivery);
        return delivery.Header(Options.Webhooks.SignatureHeader) is not null;
    }

    /// <inheritdoc />
    public WebhookVerdict Verify(WebhookDelivery delivery, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(delivery);
        return AlexpayWebhooks.Verify(delivery, Options.Webhooks, now);
    }

    /// <inheritdoc />
    public WebhookNotice Read(ReadOnlyMemory<byte> body) => AlexpayWebhooks.Read(body);

    private static ProviderAddress AddressOf(AlexpayOptions options) =>
        new(AlexpayOptions.ProviderType, options.BaseAddress!.AbsoluteUri, "v1", Scope: null, options.Environment);

    private void AddPublicKey(HttpRequestHeaders headers) => headers.TryAddWithoutValidation("public-key", Options.PublicKey);

    private Task<IReadOnlyList<ProviderBalance>> ReadBalancesAsync(CancellationToken cancellationToken)
    {
        string? environment = Options.Environment;
        return _client.ReadAsync("Reading balances", AlexpayQueries.Wallets, root => AlexpayDirectories.ReadBalances(root, environment), cancellationToken);
    }

    private void RequireList()
    {
        if (Options.UseTransactionList) return;
        throw new PayoutStateException(
            "Alexpay's list of transactions is documented by a sibling site of the platform only, so it is off: set UseTransactionList to try it.") { Provider = Name };
    }

    private sealed record CachedCapabilities(AlexpayOptions Of, bool TakesWebhooks, ProviderCapabilities Capabilities);
}
