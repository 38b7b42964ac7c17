namespace Payouts.Providers;

/// <summary>Finds payouts by the handle that was stored with them.</summary>
public interface IPayoutSearch
{
    /// <summary>Every payout that carries the handle, after looking through all there are: never bounded by time, for the order of a list is not documented.</summary>
    /// <exception cref="PayoutProviderException">The search could not be finished; then nothing may be concluded.</exception>
    Task<IReadOnlyList<PayoutReading>> FindByHandleAsync(string handle, CancellationToken cancellationToken);
}
