using System.Net.Http.Headers;
using Payouts.Providers;

namespace Payouts.Chaos.Points;

/// <summary>An adapter with a place to die at around each call, and with short times where its own would make a run last for hours.</summary>
internal sealed class CrashingProvider(IPayoutProvider inner, CrashPoints points)
    : IPayoutProvider, IPayoutSearch, IPayoutListing, IPayoutCancellation, IPayoutMetadataUpdate, IBalanceReader, IAccountNameLookup, IMethodDirectory
{
    /// <summary>How long a create call may take here.</summary>
    internal static readonly TimeSpan CreateTimeout = TimeSpan.FromSeconds(2);

    /// <summary>How long a request may linger on its way here, where nothing is between this process and the simulator.</summary>
    internal static readonly TimeSpan SettleTime = TimeSpan.FromSeconds(0.5);

    public string Name => inner.Name;

    public ProviderCapabilities Capabilities => inner.Capabilities with { CreateTimeout = CreateTimeout, SettleTime = SettleTime };

    public ProviderAddress Address => inner.Address;

    public void Validate(PayoutRequest request, ICollection<PayoutProblem> problems) => inner.Validate(request, problems);

    public ValueTask<PreparedExchange> PrepareAsync(PayoutRequest request, CorrelationHandle handle, CancellationToken cancellationToken) =>
        points.AroundAsync("adapter prepare", () => inner.PrepareAsync(request, handle, cancellationToken));

    public CreateReading ReadCreate(ProviderAnswer answer) => points.Around("adapter read create", () => inner.ReadCreate(answer));

    public Task<PayoutReading> GetAsync(ProviderPayoutId id, CancellationToken cancellationToken) =>
        points.AroundAsync("adapter get", () => new ValueTask<PayoutReading>(inner.GetAsync(id, cancellationToken))).AsTask();

    public void Authorize(HttpRequestHeaders headers) => points.Around("adapter authorize", () =>
    {
        inner.Authorize(headers);
        return true;
    });

    public Task<IReadOnlyList<PayoutReading>> FindByHandleAsync(string handle, CancellationToken cancellationToken) => points.AroundAsync(
        "adapter search", () => new ValueTask<IReadOnlyList<PayoutReading>>(Of<IPayoutSearch>().FindByHandleAsync(handle, cancellationToken))).AsTask();

    public Task<CancelOutcome> CancelAsync(string providerId, CancellationToken cancellationToken) =>
        points.AroundAsync("adapter cancel", () => new ValueTask<CancelOutcome>(Of<IPayoutCancellation>().CancelAsync(providerId, cancellationToken))).AsTask();

    public IAsyncEnumerable<PayoutReading> ListPayoutsAsync(ProviderPayoutFilter? filter = null, CancellationToken cancellationToken = default) =>
        Of<IPayoutListing>().ListPayoutsAsync(filter, cancellationToken);

    public Task<PayoutReading> UpdateMetadataAsync(
        string providerId, CorrelationHandle handle, IReadOnlyDictionary<string, string> metadata, CancellationToken cancellationToken) =>
        Of<IPayoutMetadataUpdate>().UpdateMetadataAsync(providerId, handle, metadata, cancellationToken);

    public IAsyncEnumerable<ProviderBalance> GetBalancesAsync(CancellationToken cancellationToken = default) => Of<IBalanceReader>().GetBalancesAsync(cancellationToken);

    public Task<ProviderBalance?> GetBalanceAsync(string accountId, CancellationToken cancellationToken = default) =>
        Of<IBalanceReader>().GetBalanceAsync(accountId, cancellationToken);

    public Task<AccountNameResult> LookUpAsync(PayoutDestination destination, string? expectedName = null, CancellationToken cancellationToken = default) =>
        Of<IAccountNameLookup>().LookUpAsync(destination, expectedName, cancellationToken);

    public IAsyncEnumerable<PayoutMethod> GetMethodsAsync(PayoutChannel channel, string country, CancellationToken cancellationToken = default) =>
        Of<IMethodDirectory>().GetMethodsAsync(channel, country, cancellationToken);

    public Task<PayoutMethod?> GetMethodAsync(PayoutChannel channel, string code, CancellationToken cancellationToken = default) =>
        Of<IMethodDirectory>().GetMethodAsync(channel, code, cancellationToken);

    // What an adapter does not offer is not in its capabilities either, so it is not asked for.
    private T Of<T>()
        where T : class => inner as T ?? throw new NotSupportedException($"{inner.Name} is no {typeof(T).Name}.");
}
