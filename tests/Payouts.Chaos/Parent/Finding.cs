namespace Payouts.Chaos.Parent;

/// <summary>A broken promise.</summary>
internal enum Finding
{
    /// <summary>The provider executed a reference more than once.</summary>
    ExecutedTwice,

    /// <summary>Something that was acknowledged, executed or told is not so any more.</summary>
    Lost,

    /// <summary>It was said that nothing was executed, and something was.</summary>
    FalseFailed,

    /// <summary>It was said that the money went, and it did not.</summary>
    FalseSucceeded,

    /// <summary>Something private was told.</summary>
    Leaked,

    /// <summary>Neither final nor left to a person, or an event that nobody was told.</summary>
    Stuck,
}
