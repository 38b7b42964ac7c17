namespace Payouts.Simulator;

/// <summary>What reads show of a payout in place of the truth; the ledger keeps the truth.</summary>
public sealed class ReadAction
{
    private ReadAction()
    {
    }

    internal TimeSpan? HiddenFor { get; private init; }

    internal SimulatedOutcome? Shown { get; private init; }

    /// <summary>Reads do not know a payout, and lists leave it out, until so long after it was accepted: a replica that lags behind.</summary>
    /// <param name="age">The time from acceptance, by the simulator's clock; more than zero.</param>
    public static ReadAction HideFor(TimeSpan age)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(age, TimeSpan.Zero);
        return new() { HiddenFor = age };
    }

    /// <summary>A read shows the payout as it would be with another outcome, such as pending once more after success.</summary>
    /// <param name="outcome">What is shown: completed, failed, pending, put off, or a status of any name.</param>
    public static ReadAction Show(SimulatedOutcome outcome)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        if (outcome.Kind is SimulatedOutcomeKind.Reversed or SimulatedOutcomeKind.FailedButPaid or SimulatedOutcomeKind.CompletedButUnpaid)
            throw new ArgumentException($"{outcome.Kind} says what becomes of the money, and a read only shows a status: show Completed, Failed, Pending, Delayed or Status.", nameof(outcome));
        return new() { Shown = outcome };
    }
}
