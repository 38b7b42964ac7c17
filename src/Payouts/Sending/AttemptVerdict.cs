namespace Payouts.Sending;

/// <summary>What one attempt means for the payout, by the decision table.</summary>
internal enum AttemptVerdict
{
    /// <summary>Nothing left this process: may be tried again.</summary>
    NotSent,

    /// <summary>The provider has the payout and named its id.</summary>
    Accepted,

    /// <summary>The provider refused the payout: no money moved by this attempt.</summary>
    Declined,

    /// <summary>The provider refused the caller or the call: no money moved, the account must be set up.</summary>
    Misconfigured,

    /// <summary>The provider refused for now, without side effect: the same bytes again after a pause.</summary>
    Throttled,

    /// <summary>The provider says that this key or reference exists: look it up.</summary>
    Exists,

    /// <summary>It may have been executed.</summary>
    MayHaveExecuted,
}
