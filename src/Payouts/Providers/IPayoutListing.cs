namespace Payouts.Providers;

/// <summary>Lists the payouts an account holds.</summary>
public interface IPayoutListing
{
    /// <summary>Every payout, page by page as it is enumerated; the order is the provider's.</summary>
    /// <param name="filter">What to ask the provider for; conditions it cannot take are refused.</param>
    /// <param name="cancellationToken">Stops between and within pages.</param>
    IAsyncEnumerable<PayoutReading> ListPayoutsAsync(ProviderPayoutFilter? filter = null, CancellationToken cancellationToken = default);
}
