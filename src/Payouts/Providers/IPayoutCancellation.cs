namespace Payouts.Providers;

/// <summary>Withdraws payouts that the provider has not begun to process.</summary>
public interface IPayoutCancellation
{
    /// <summary>Asks the provider to withdraw a payout; the core reads it again afterwards, whatever the answer.</summary>
    /// <exception cref="PayoutProviderException">No useful answer: the cancellation may or may not have taken effect.</exception>
    Task<CancelOutcome> CancelAsync(string providerId, CancellationToken cancellationToken);
}
