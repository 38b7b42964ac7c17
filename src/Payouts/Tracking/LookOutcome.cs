namespace Payouts.Tracking;

/// <summary>What came of a look at a payout that was due.</summary>
internal enum LookOutcome
{
    Unchanged,
    Changed,
    Failed,
    Postponed,
}
