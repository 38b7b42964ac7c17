namespace Payouts.Journal;

/// <summary>Takes what is private out of a record, and puts it back.</summary>
/// <remarks>Every value goes back only to the place it came from: an answer of the same status and request, a reason of the same category, a decision of the same time.</remarks>
internal static class RecordPrivacy
{
    /// <summary>The clear part: all that tracking needs to look a payout up and to judge it.</summary>
    internal static JournalRecord Clear(JournalRecord record) => record with
    {
        Request = HoldsRequest(record) ? Blank.Of(record.Request) : record.Request,
        Exchange = HoldsRequest(record) ? Blank.Of(record.Exchange, []) : record.Exchange,
        Metadata = record.Metadata is null ? null : new Dictionary<string, string>(StringComparer.Ordinal),
        Attempts = [.. record.Attempts.Select(static attempt => attempt with { Failure = Blank.Of(attempt.Failure) })],
        LastAnswer = Blank.Of(record.LastAnswer),
        Observed = record.Observed is { } observed
            ? observed with { Failure = Blank.Of(observed.Failure), DelayReason = Blank.Of(observed.DelayReason), Raw = Blank.Of(observed.Raw) }
            : null,
        Decision = Blank.Of(record.Decision),
        Proposal = Blank.Of(record.Proposal),
    };

    /// <summary>The private part, or <c>null</c> where there is nothing private.</summary>
    internal static PrivateRecord? Private(JournalRecord record)
    {
        var failures = record.Attempts.Where(static attempt => IsPrivate(attempt.Failure)).ToDictionary(static attempt => attempt.Number, static attempt => attempt.Failure!);
        var part = new PrivateRecord
        {
            Request = HoldsRequest(record) ? record.Request : null,
            Exchange = HoldsRequest(record) ? record.Exchange : null,
            Metadata = record.Metadata is { Count: > 0 } ? record.Metadata : null,
            Failures = failures.Count > 0 ? failures : null,
            LastAnswer = IsPrivate(record.LastAnswer) ? record.LastAnswer : null,
            ObservedFailure = IsPrivate(record.Observed?.Failure) ? record.Observed!.Failure : null,
            DelayReason = record.Observed?.DelayReason is { Length: > 0 } reason ? reason : null,
            Raw = IsPrivate(record.Observed?.Raw) ? record.Observed!.Raw : null,
            Decision = IsPrivate(record.Decision) ? record.Decision : null,
            Proposal = IsPrivate(record.Proposal) ? record.Proposal : null,
        };
        return part == new PrivateRecord() ? null : part;
    }

    /// <summary>The record with the blanks filled that this part has something for.</summary>
    internal static JournalRecord Fill(JournalRecord record, PrivateRecord part) => record with
    {
        IsSealed = record.IsSealed && (part.Request is null || part.Exchange is null),
        Request = record.IsSealed ? part.Request ?? record.Request : record.Request,
        Exchange = record.IsSealed ? part.Exchange ?? record.Exchange : record.Exchange,
        Metadata = record.Metadata is { Count: 0 } ? part.Metadata ?? record.Metadata : record.Metadata,
        Attempts = part.Failures is not { } failures
            ? record.Attempts
            : [.. record.Attempts.Select(attempt => attempt with { Failure = Fill(attempt.Failure, failures.GetValueOrDefault(attempt.Number)) })],
        LastAnswer = Fill(record.LastAnswer, part.LastAnswer),
        Observed = record.Observed is { } observed
            ? observed with
            {
                Failure = Fill(observed.Failure, part.ObservedFailure),
                DelayReason = observed.DelayReason is "" ? part.DelayReason ?? "" : observed.DelayReason,
                Raw = Fill(observed.Raw, part.Raw),
            }
            : null,
        Decision = Fill(record.Decision, part.Decision),
        Proposal = Fill(record.Proposal, part.Proposal),
    };

    // A record that is sealed shows blanks in place of these, and a forgotten one has none.
    private static bool HoldsRequest(JournalRecord record) => !record.IsSealed && !ForgottenRecord.IsForgotten(record);

    private static bool IsPrivate(PayoutFailure? failure) => failure is not null && failure != Blank.Of(failure);

    private static bool IsPrivate(RawAnswer? answer) => answer is { Body.Length: > 0 };

    private static bool IsPrivate(PersonDecision? decision) => decision is not null && (decision.Who.Length > 0 || decision.Why.Length > 0);

    private static PayoutFailure? Fill(PayoutFailure? blank, PayoutFailure? known) => known is not null && blank is not null && blank == Blank.Of(known) ? known : blank;

    private static RawAnswer? Fill(RawAnswer? blank, RawAnswer? known) => blank is not null
        && known is not null
        && !IsPrivate(blank)
        && blank.StatusCode == known.StatusCode
        && string.Equals(blank.RequestId, known.RequestId, StringComparison.Ordinal)
            ? known
            : blank;

    private static PersonDecision? Fill(PersonDecision? blank, PersonDecision? known) => known is not null && blank is not null && blank == Blank.Of(known) ? known : blank;
}
