using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Payouts.Providers;

namespace Payouts.Monime;

/// <summary>Monime: mobile money, banks and wallets in Sierra Leone.</summary>
/// <remarks>Source: docs.monime.io and Monime's OpenAPI files of 2025-08-23 and 2024-08-01.</remarks>
public sealed class MonimeProvider : IPayoutProvider, IPayoutSearch, IPayoutListing, IPayoutCancellation, IPayoutMetadataUpdate, IBalanceReader,
    IAccountNameLookup, IMethodDirectory, IWebhookScheme
{
    private const int LargestPage = 50;

    private readonly IOptionsMonitor<MonimeOptions> _options;
    private readonly MonimeClient _client;
    private MonimeSetUp? _setUp;

    internal MonimeProvider(ProviderContext context)
    {
        Name = context.Name;
        _options = context.Services.GetRequiredService<IOptionsMonitor<MonimeOptions>>();
        _client = new MonimeClient(Name, context.CreateHttpClient(Authorize), () => Options);
    }

    /// <inheritdoc />
    public string Name { get; }

    /// <inheritdoc />
    public ProviderCapabilities Capabilities => SetUp.Capabilities;

    /// <inheritdoc />
    public ProviderAddress Address => SetUp.Address;

    private MonimeOptions Options => _options.Get(Name);

    private MonimeSetUp SetUp
    {
        get
        {
            MonimeOptions options = Options;
            return _setUp is { } known && ReferenceEquals(known.Options, options) ? known : _setUp = new MonimeSetUp(options);
        }
    }

    /// <inheritdoc />
    public void Validate(PayoutRequest request, ICollection<PayoutProblem> problems)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(problems);
        if (request.Extras is MonimeExtras { MethodCode: { } code } && (code.Length is 0 or > 64 || code.AsSpan().IndexOfAnyExceptInRange('!', '~') >= 0))
            problems.Add(new PayoutProblem("Extras.MethodCode", "A method's code has 1 to 64 printable characters without blanks.", "Give the code as Monime's directory has it."));
        if (request.Destination is MobileMoneyDestination && MonimeMethods.CodeOf(request) is null)
        {
            problems.Add(new PayoutProblem(
                "Destination.Network",
                "Monime's code of this network is not known here.",
                $"Use one of: {MonimeMethods.KnownNetworks}; or give the code in new MonimeExtras {{ MethodCode = \"m…\" }}."));
        }
    }

    /// <inheritdoc />
    public ValueTask<PreparedExchange> PrepareAsync(PayoutRequest request, CorrelationHandle handle, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(handle);
        MonimeSetUp setUp = SetUp;
        return new(new PreparedExchange
        {
            Method = "POST",
            Uri = setUp.Payouts,
            Headers = MonimeClient.HeadersOf(setUp.SpaceId, setUp.Version, handle.IdempotencyKey),
            Body = MonimeRequests.Create(request, handle, request.SourceAccount ?? setUp.SourceAccount, setUp.Api),
            IdempotencyKey = handle.IdempotencyKey,
            Address = setUp.Address,
        });
    }

    /// <inheritdoc />
    public CreateReading ReadCreate(ProviderAnswer answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return MonimeResponses.ReadCreate(answer);
    }

    /// <inheritdoc />
    public async Task<PayoutReading> GetAsync(ProviderPayoutId id, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(id);
        return await _client.ReadAsync("Reading a payout", PathOf(id.Id), MonimeResponses.ReadPayout, cancellationToken).ConfigureAwait(false) ?? PayoutReading.NotFound;
    }

    /// <inheritdoc />
    public void Authorize(HttpRequestHeaders headers)
    {
        ArgumentNullException.ThrowIfNull(headers);
        headers.TryAddWithoutValidation("Authorization", SetUp.Authorization);
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<PayoutReading>> FindByHandleAsync(string handle, CancellationToken cancellationToken)
    {
        var found = new List<PayoutReading>();
        await foreach ((JsonElement entry, ProviderAnswer answer) in _client.ListAsync("Searching payouts", "payouts", $"limit={LargestPage}", cancellationToken).ConfigureAwait(false))
        {
            // An entry that cannot be read might be the one: then nothing may be concluded.
            PayoutReading reading = MonimeResponses.ReadPayout(entry, answer) ?? throw MonimeErrors.Unusable(Name, "Searching payouts", answer, failure: null);
            if (string.Equals(reading.Handle, handle, StringComparison.Ordinal)) found.Add(reading);
        }

        return found;
    }

    /// <inheritdoc />
    public async IAsyncEnumerable<PayoutReading> ListPayoutsAsync(
        ProviderPayoutFilter? filter = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        string query = MonimeQueries.OfList(filter ?? new ProviderPayoutFilter(), Options.Api, LargestPage);
        await foreach ((JsonElement entry, ProviderAnswer answer) in _client.ListAsync("Listing payouts", "payouts", query, cancellationToken).ConfigureAwait(false))
        {
            if (MonimeResponses.ReadPayout(entry, answer) is { } reading) yield return reading;
        }
    }

    /// <inheritdoc />
    public Task<CancelOutcome> CancelAsync(string providerId, CancellationToken cancellationToken) => _client.DeleteAsync(PathOf(providerId), cancellationToken);

    /// <inheritdoc />
    public async Task<PayoutReading> UpdateMetadataAsync(
        string providerId, CorrelationHandle handle, IReadOnlyDictionary<string, string> metadata, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(handle);
        ArgumentNullException.ThrowIfNull(metadata);
        return await _client.UpdateAsync(PathOf(providerId), MonimeRequests.Update(metadata, handle), cancellationToken).ConfigureAwait(false) ?? PayoutReading.NotFound;
    }

    /// <inheritdoc />
    public async IAsyncEnumerable<ProviderBalance> GetBalancesAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        RequireAccounts();
        string query = $"withBalance=true&limit={LargestPage}";
        await foreach ((JsonElement entry, _) in _client.ListAsync("Reading balances", "financial-accounts", query, cancellationToken).ConfigureAwait(false))
        {
            if (MonimeDirectories.ReadBalance(entry) is { } balance) yield return balance;
        }
    }

    /// <inheritdoc />
    public Task<ProviderBalance?> GetBalanceAsync(string accountId, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(accountId);
        RequireAccounts();
        return _client.ReadAsync(
            "Reading a balance",
            $"financial-accounts/{Uri.EscapeDataString(accountId)}?withBalance=true",
            static (entry, _) => MonimeDirectories.ReadBalance(entry),
            cancellationToken);
    }

    /// <inheritdoc />
    public async Task<AccountNameResult> LookUpAsync(
        PayoutDestination destination, string? expectedName = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(destination);
        var probe = new PayoutRequest { Reference = "lookup", Amount = Money.Of(1, Currency.SLE), Destination = destination };
        if (MonimeMethods.CodeOf(probe) is not { } code) return new AccountNameResult(AccountNameOutcome.NotOffered);
        try
        {
            string? holder = await _client.ReadAsync(
                "Looking a name up",
                MonimeQueries.OfLookup(code, MonimeMethods.AccountOf(destination), Options.Api),
                static (result, _) => MonimeDirectories.ReadHolder(result) ?? "",
                cancellationToken).ConfigureAwait(false);

            // "Not found" here means that the number is not registered with that network (observed).
            return holder is null ? new AccountNameResult(AccountNameOutcome.NoMatch) : AccountNames.Compare(expectedName, holder);
        }
        catch (PayoutProviderException)
        {
            return new AccountNameResult(AccountNameOutcome.CouldNotCheck);
        }
    }

    /// <inheritdoc />
    public async IAsyncEnumerable<PayoutMethod> GetMethodsAsync(
        PayoutChannel channel, string country, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(country);
        if (MonimeQueries.DirectoryOf(channel) is not { } directory) yield break;
        string query = MonimeQueries.OfDirectory(country, Options.Api, LargestPage);
        await foreach ((JsonElement entry, _) in _client.ListAsync("Reading the directory", directory, query, cancellationToken).ConfigureAwait(false))
        {
            if (MonimeDirectories.ReadMethod(entry, channel) is { } method) yield return method;
        }
    }

    /// <inheritdoc />
    public async Task<PayoutMethod?> GetMethodAsync(PayoutChannel channel, string code, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(code);
        if (MonimeQueries.DirectoryOf(channel) is not { } directory) return null;
        return await _client.ReadAsync(
            "Reading the directory", $"{directory}/{Uri.EscapeDataString(code)}", (entry, _) => MonimeDirectories.ReadMethod(entry, channel), cancellationToken)
            .ConfigureAwait(false);
    }

    /// <inheritdoc />
    public bool IsConfigured => MonimeWebhooks.IsConfigured(Options);

    /// <inheritdoc />
    public bool Recognises(WebhookDelivery delivery)
    {
        ArgumentNullException.ThrowIfNull(delivery);
        return delivery.Header(MonimeWebhooks.SignatureHeader) is not null;
    }

    /// <inheritdoc />
    public WebhookVerdict Verify(WebhookDelivery delivery, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(delivery);
        return MonimeWebhooks.Verify(delivery, Options, now);
    }

    /// <inheritdoc />
    public WebhookNotice Read(ReadOnlyMemory<byte> body) => MonimeWebhooks.Read(body);

    private static string PathOf(string providerId)
    {
        ArgumentException.ThrowIfNullOrEmpty(providerId);
        return $"payouts/{Uri.EscapeDataString(providerId)}";
    }

    private void RequireAccounts()
    {
        if (Capabilities.Supports(ProviderOperation.Balance)) return;
        throw new PayoutStateException("Monime's API of 2024-08-01 has no financial accounts: set Api to V1 to read balances.") { Provider = Name };
    }
}
