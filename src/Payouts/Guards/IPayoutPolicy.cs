namespace Payouts.Guards;

/// <summary>Decides about each new payout before it is journalled: rules of your own, such as approvals above an amount.</summary>
/// <remarks>Asked once per new reference and call, never again for one that is journalled. Where it throws, nothing is journalled or sent.</remarks>
public interface IPayoutPolicy
{
    /// <summary>Allows, holds or refuses a payout. Of several policies the strictest counts.</summary>
    /// <param name="request">The request, which is valid. Private.</param>
    /// <param name="provider">The account it will go through.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    ValueTask<PolicyVerdict> JudgeAsync(PayoutRequest request, string provider, CancellationToken cancellationToken);
}
