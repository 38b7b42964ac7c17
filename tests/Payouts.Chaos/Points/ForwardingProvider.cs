using System.Net.Http.Headers;
using Payouts.Providers;

namespace Payouts.Chaos.Points;

/// <summary>An adapter around another one, with all that adapters may offer.</summary>
internal abstract class ForwardingProvider(IPayoutProvider inner)
    : IPayoutProvider, IPayoutSearch, IPayoutListing, IPayoutCancellation, IPayoutMetadataUpdate, IBalanceReader, IAccountNameLookup, IMethodDirectory
{
    public string Name => inner.Name;

    public virtual ProviderCapabilities Capabilities => inner.Capabilities;

    public ProviderAddress Address => inner.Address;

    public void Validate(PayoutRequest request, ICollection<PayoutProblem> problems) => inner.Validate(request, problems);

    public virtual ValueTask<PreparedExchange> PrepareAsync(PayoutRequest request, CorrelationHandle handle, CancellationToken cancellationToken) =>
        inner.PrepareAsync(request, handle, cancellationToken);

    public virtual CreateReading ReadCreate(ProviderAnswer answer) => inner.ReadCreate(answer);

    public virtual Task<PayoutReading> GetAsync(ProviderPayoutId id, CancellationToken cancellationToken) => inner.GetAsync(id, cancellationToken);

    public virtual void Authorize(HttpRequestHeaders headers) => inner.Authorize(headers);

    public virtual Task<IReadOnlyList<PayoutReading>> FindByHandleAsync(string handle, CancellationToken cancellationToken) => Of<IPayoutSearch>().FindByHandleAsync(handle, cancellationToken);

    public virtual Task<CancelOutcome> CancelAsync(string providerId, CancellationToken cancellationToken) => Of<IPayoutCancellation>().CancelAsync(providerId, cancellationToken);

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
    protected T Of<T>()
        where T : class => inner as T ?? throw new NotSupportedException($"{inner.Name} is no {typeof(T).Name}.");
}
