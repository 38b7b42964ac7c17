namespace Payouts.Journal;

/// <summary>What a journal can tell of its own past: whether commits that it acknowledged may be gone. For journals on a server that can be replaced by another one.</summary>
/// <remarks>
/// A promoted standby or a restored backup may lack the newest commits, and with them the claim of a payout that was sent. A provider with idempotency keys forgives that;
/// to any other one nothing is sent until a person has looked and acknowledged. Ask after the claim was taken and before the first byte leaves.
/// </remarks>
public interface IJournalContinuity
{
    /// <summary>Whether commits may have been lost that nobody has acknowledged yet; the answer may be as old as the journal's options allow.</summary>
    /// <exception cref="PayoutJournalException">It cannot be found out now.</exception>
    ValueTask<JournalContinuity> CheckAsync(CancellationToken cancellationToken);

    /// <summary>Says that a person has looked at every payout that may be missing; later breaks than the one seen stay unacknowledged.</summary>
    /// <param name="seen">What <see cref="CheckAsync"/> gave.</param>
    /// <param name="who">The person.</param>
    /// <param name="why">What was looked at and found.</param>
    /// <param name="cancellationToken">Stops before the commit only.</param>
    ValueTask AcknowledgeAsync(JournalContinuity seen, string who, string why, CancellationToken cancellationToken);
}
