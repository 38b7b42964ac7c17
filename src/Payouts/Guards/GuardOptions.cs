namespace Payouts.Guards;

/// <summary>What stops payouts before money leaves. Nothing is guarded unless it is set here.</summary>
public sealed class GuardOptions
{
    /// <summary>Whether nothing is sent at all: the switch of this process's configuration. <see cref="IPayoutControl.PauseAsync"/> is the one for all processes.</summary>
    public bool Paused { get; set; }

    /// <summary>The accounts through which nothing is sent.</summary>
    public IList<string> PausedProviders { get; } = [];

    /// <summary>How much may be paid at once, to one destination a day, and a day; one for each pair of account and currency.</summary>
    public IList<PayoutCap> Caps { get; } = [];

    /// <summary>For how long the same destination, amount and currency under another reference count as a duplicate; zero looks for none. Up to 31 days.</summary>
    public TimeSpan DuplicateWindow { get; set; }

    /// <summary>What becomes of a duplicate.</summary>
    public DuplicateRule Duplicates { get; set; } = DuplicateRule.Refuse;

    /// <summary>How much may be unknown at an account before new payouts through it stop.</summary>
    public IList<RiskLimit> Risks { get; } = [];
}
