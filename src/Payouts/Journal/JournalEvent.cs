namespace Payouts.Journal;

/// <summary>An event in the outbox.</summary>
/// <param name="Id">Grows with every event of the journal.</param>
/// <param name="Event">The event.</param>
/// <param name="Deliveries">How often it was taken before.</param>
public sealed record JournalEvent(long Id, PayoutEvent Event, int Deliveries);
