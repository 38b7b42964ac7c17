using Payouts.Journal;

namespace Payouts.Testing;

/// <summary>One rule that every journal keeps, as a check that can be run by any test framework.</summary>
public sealed class JournalCheck
{
    private readonly Func<IPayoutJournal, ManualClock, CancellationToken, Task> _run;

    internal JournalCheck(string name, bool movesClock, Func<IPayoutJournal, ManualClock, CancellationToken, Task> run)
    {
        Name = name;
        MovesClock = movesClock;
        _run = run;
    }

    /// <summary>The rule in words; unique among <see cref="JournalConformance.All"/>.</summary>
    public string Name { get; }

    /// <summary>Whether the check moves the clock; a journal that cannot take its time from a <see cref="ManualClock"/> leaves such checks out.</summary>
    public bool MovesClock { get; }

    /// <summary>Runs the check on a journal that is empty and has been opened.</summary>
    /// <param name="journal">A journal of its own for this run.</param>
    /// <param name="clock">The clock by which the journal judges claims, holds and what is due.</param>
    /// <param name="cancellationToken">Stops the check.</param>
    /// <exception cref="ConformanceException">The journal broke the rule.</exception>
    public Task RunAsync(IPayoutJournal journal, ManualClock clock, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(journal);
        ArgumentNullException.ThrowIfNull(clock);
        return _run(journal, clock, cancellationToken);
    }

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
