namespace Payouts.Model.Replay;

/// <summary>Something that the promise assumes, taken away: a replay that does not notice it proves nothing.</summary>
internal enum ReplayWeakness
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>The journal loses what it committed when a process dies.</summary>
    JournalForgets,

    /// <summary>The clocks of suspended processes stand still.</summary>
    ClocksStandStill,

    /// <summary>The provider honours no key.</summary>
    KeysIgnored,
}
