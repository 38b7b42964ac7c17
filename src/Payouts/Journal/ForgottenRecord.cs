namespace Payouts.Journal;

/// <summary>What is left of a payout once the people in it are forgotten: identity, amount, status, times and the provider's ids, so that it is never paid again and can still be looked up.</summary>
public static class ForgottenRecord
{
    private static ReadOnlySpan<byte> Body => "forgotten"u8;

    /// <summary>The record without names, numbers, texts, metadata, bodies and timeline.</summary>
    /// <param name="record">A record that is final.</param>
    /// <param name="at">When it is forgotten.</param>
    /// <exception cref="ArgumentException">It is not final: what may still be sent or found out needs all of it.</exception>
    public static JournalRecord Of(JournalRecord record, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(record);
        if (!record.Status.IsFinal()) throw new ArgumentException("Only a final payout can be forgotten.", nameof(record));
        return record with
        {
            Request = Blank.Of(record.Request),
            Metadata = null,
            Exchange = Blank.Of(record.Exchange, Body),
            Attempts = [.. record.Attempts.Select(static attempt => attempt with { Failure = Without(attempt.Failure) })],
            LastAnswer = null,
            Observed = record.Observed is { } observed ? observed with { Failure = Without(observed.Failure), DelayReason = null, Raw = null } : null,
            Decision = Blank.Of(record.Decision),
            Proposal = null,
            PersonReason = null,
            HeldFor = null,
            Tallies = [],
            DueAt = null,
            Timeline = [],
            IsSealed = false,
            SealedParts = [],
            ForgottenAt = at,
        };
    }

    /// <summary>Whether a record is what <see cref="Of"/> left.</summary>
    internal static bool IsForgotten(JournalRecord record) => record.ForgottenAt is not null && record.Exchange.Body.Span.SequenceEqual(Body);

    private static PayoutFailure? Without(PayoutFailure? failure) =>
        failure is null ? null : failure with { Code = failure.HasPlainCode ? failure.Code : null, Message = null };
}
