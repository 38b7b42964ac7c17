namespace Payouts.Tracking;

/// <summary>What came of a look at a payout that was due.</summary>
internal enum LookOutcome
{
    Unchanged,
    Changed,

    /// <summary>The provider gave no useful answer.</summary>
    Failed,

    /// <summary>It could not be asked about, for a reason that says nothing about the provider.</summary>
    Refused,

    /// <summary>Left for later without asking.</summary>
    Postponed,
}
