namespace Payouts.Journal;

/// <summary>The right to send one intent, held by one owner for the time of a lease.</summary>
/// <param name="Owner">The process that holds it.</param>
/// <param name="Token">Grows with every claim on the record: tells a late owner from the present one.</param>
/// <param name="ExpiresAt">The end of the lease, on the journal's clock.</param>
/// <param name="IsLive">Whether the lease lasts, judged by the journal's clock when the record was read.</param>
public sealed record JournalClaim(string Owner, long Token, DateTimeOffset ExpiresAt, bool IsLive);
