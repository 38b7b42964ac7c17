using Payouts.Diagnostics;
using Payouts.Journal;
using Payouts.Providers;

namespace Payouts.Tracking;

/// <summary>A change of a record under construction: derives the status, and writes the timeline and events that go with it.</summary>
internal sealed class RecordChange
{
    private readonly JournalRecord _before;
    private readonly ProviderCapabilities _capabilities;
    private readonly DateTimeOffset _now;
    private readonly List<PayoutEvent> _events = [];

    internal RecordChange(JournalRecord before, ProviderCapabilities capabilities, DateTimeOffset now, TimelineSource source, string description)
    {
        _before = before;
        _capabilities = capabilities;
        _now = now;
        Record = before;
        Entry = new TimelineEntry { At = now, To = before.Status, Source = source, Description = description };
    }

    internal JournalRecord Record { get; set; }

    internal TimelineEntry Entry { get; set; }

    internal void Raise(PayoutEventKind kind, string description) => _events.Add(EventOf(kind, description));

    internal JournalWrite Build(ClaimChange claim)
    {
        if (claim.Kind == ClaimChangeKind.Keep && _before.Claim is { IsLive: false } && !AttemptTransitions.HasOpenAttempt(Record)) claim = ClaimChange.Release;
        if (claim.Kind == ClaimChangeKind.Release && _before.Claim is { } ended) Record = Record with { QuietSince = ended.IsLive && _now < ended.ExpiresAt ? _now : ended.ExpiresAt };
        PayoutStatus status = StatusRules.Compute(Record);
        JournalRecord after = Record with { Status = status, UpdatedAt = _now };
        after = after with { DueAt = Schedule.DueAt(after, _capabilities, _now) };
        if (status != _before.Status && _events.TrueForAll(static e => !TellsStatus(e.Kind))) Raise(KindOf(_before.Status, status), Entry.Description);
        return new JournalWrite
        {
            Record = after,
            Claim = claim,
            Timeline = [Entry with { From = _before.Status, To = status }],
            Events = [.. _events.Select(e => e with { To = status })],
            Tallies = Recount(after),
        };
    }

    // What did not cost money counts against no cap; a total that has ended meanwhile has nothing to give back.
    private IReadOnlyList<TallyChange> Recount(JournalRecord after)
    {
        bool counts = Counts(after.Status);
        if (after.Tallies.Count == 0 || counts == Counts(_before.Status)) return [];
        return
        [
            .. after.Tallies.Where(tally => tally.Keep is not { } keep || _now < after.CreatedAt + keep)
                .Select(tally => counts ? tally : tally with { Count = -tally.Count, Amount = -tally.Amount }),
        ];
    }

    private static bool Counts(PayoutStatus status) => status is not (PayoutStatus.Failed or PayoutStatus.Cancelled);

    private static bool TellsStatus(PayoutEventKind kind) => kind is PayoutEventKind.StatusChanged or PayoutEventKind.BecameUnknown
        or PayoutEventKind.Resolved or PayoutEventKind.Reversed or PayoutEventKind.Contradiction;

    private static PayoutEventKind KindOf(PayoutStatus from, PayoutStatus to) => (from, to) switch
    {
        (_, PayoutStatus.Unknown) => PayoutEventKind.BecameUnknown,
        (PayoutStatus.Unknown, _) => PayoutEventKind.Resolved,
        (_, PayoutStatus.Reversed) => PayoutEventKind.Reversed,
        _ => PayoutEventKind.StatusChanged,
    };

    private PayoutEvent EventOf(PayoutEventKind kind, string description) => new()
    {
        Kind = kind,
        Reference = _before.Reference,
        Provider = _before.Account,
        From = _before.Status,
        To = _before.Status,
        At = _now,
        Description = description,
        TraceParent = PayoutSpans.TraceParent,
    };
}
