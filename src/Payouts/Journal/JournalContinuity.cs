namespace Payouts.Journal;

/// <summary>Whether every commit that a journal acknowledged is known to be there.</summary>
/// <param name="Mark">Grows with every break; 0 while unbroken.</param>
/// <param name="Since">When the oldest break that nobody acknowledged was noticed, or <c>null</c> while unbroken.</param>
/// <param name="What">What was noticed, in words without private values.</param>
public sealed record JournalContinuity(long Mark, DateTimeOffset? Since, string What)
{
    /// <summary>Nothing was noticed, or all of it was acknowledged.</summary>
    public static JournalContinuity Unbroken { get; } = new(Mark: 0, Since: null, What: "");

    /// <summary>Whether no break waits to be acknowledged.</summary>
    public bool IsUnbroken => Since is null;

    /// <summary>Commits may have been lost.</summary>
    public static JournalContinuity MayHaveLostCommits(long mark, DateTimeOffset since, string what) => new(mark, since, what);
}
