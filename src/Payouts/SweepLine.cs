namespace Payouts;

/// <summary>A payout that the provider holds and no intent of this journal explains.</summary>
/// <param name="ProviderId">The provider's id.</param>
/// <param name="Status">The status the provider's list shows.</param>
/// <param name="Amount">The amount, where the list shows it.</param>
/// <param name="CreatedAt">When the provider made it, where the list shows it.</param>
public sealed record SweepLine(string ProviderId, PayoutStatus Status, Money? Amount, DateTimeOffset? CreatedAt);
