using Payouts.Diagnostics;
using Payouts.Journal;
using Payouts.Providers;

namespace Payouts.Tracking;

/// <summary>A change of a record under construction: derives the status, and writes the timeline and events that go with it.</summary>
internal struct RecordChange
{
    private readonly JournalRecord _before;
    private readonly ProviderCapabilities _capabilities;
    private readonly DateTimeOffset _now;
    private readonly TimelineSource _source;

    // Most changes tell of one thing at most.
    private (PayoutEventKind Kind, string Description)? _told;
    private List<(PayoutEventKind Kind, string Description)>? _toldMore;

    internal RecordChange(JournalRecord before, ProviderCapabilities capabilities, DateTimeOffset now, TimelineSource source, string description)
    {
        _before = before;
        _capabilities = capabilities;
        _now = now;
        _source = source;
        Record = before;
        Description = description;
    }

    /// <summary>The record as it was, or a copy made for this change.</summary>
    internal JournalRecord Record { get; set; }

    internal string Description { get; }

    /// <summary>Whether there was no payout before.</summary>
    internal bool IsFirst { get; init; }

    internal SendEvidence? Evidence { get; set; }

    internal string? RequestId { get; set; }

    internal string? ProviderStatus { get; set; }

    internal string? Who { get; set; }

    internal string? Why { get; set; }

    internal void Raise(PayoutEventKind kind, string description)
    {
        if (_told is null) _told = (kind, description);
        else (_toldMore ??= []).Add((kind, description));
    }

    /// <summary>The write that makes the change.</summary>
    /// <param name="claim">What it does to the claim.</param>
    /// <param name="first">What goes before it in the same commit.</param>
    internal JournalWrite Build(ClaimChange claim, JournalWrite? first = null)
    {
        if (claim.Kind == ClaimChangeKind.Keep && _before.Claim is { IsLive: false } && !AttemptTransitions.HasOpenAttempt(Record)) claim = ClaimChange.Release;

        // Of a payout that is made now, nobody has seen the draft.
        JournalRecord after = ReferenceEquals(Record, _before) && !IsFirst ? Record with { } : Record;
        if (claim.Kind == ClaimChangeKind.Release && _before.Claim is { } ended) after.DeriveQuietSince(ended.IsLive && _now < ended.ExpiresAt ? _now : ended.ExpiresAt);
        PayoutStatus status = StatusRules.Compute(after);
        after.Derive(status, _now);
        after.DeriveDueAt(Schedule.DueAt(after, _capabilities, _now));
        if (status != _before.Status && !HasToldStatus()) Raise(KindOf(_before.Status, status), Description);
        return new JournalWrite
        {
            Record = after,
            Claim = claim,
            Timeline = Lists.Append(first?.Timeline, Entry(status)),
            Events = Events(status, first?.Events ?? []),
            Tallies = first?.Tallies ?? Recount(after),
        };
    }

    private readonly TimelineEntry Entry(PayoutStatus status) => new()
    {
        At = _now,
        From = IsFirst ? null : _before.Status,
        To = status,
        Source = _source,
        Description = Description,
        Evidence = Evidence,
        RequestId = RequestId,
        ProviderStatus = ProviderStatus,
        Who = Who,
        Why = Why,
    };

    private readonly IReadOnlyList<PayoutEvent> Events(PayoutStatus status, IReadOnlyList<PayoutEvent> first)
    {
        if (_told is not { } told) return first;
        var events = new PayoutEvent[first.Count + 1 + (_toldMore?.Count ?? 0)];
        int count = 0;
        for (; count < first.Count; count++) events[count] = first[count];
        events[count++] = Event(told, status);
        for (int index = 0; count < events.Length; index++) events[count++] = Event(_toldMore![index], status);
        return events;
    }

    private readonly PayoutEvent Event((PayoutEventKind Kind, string Description) told, PayoutStatus status) => new()
    {
        Kind = told.Kind,
        Reference = _before.Reference,
        Provider = _before.Account,
        From = IsFirst ? null : _before.Status,
        To = status,
        At = _now,
        Description = told.Description,
        TraceParent = PayoutSpans.TraceParent,
    };

    // What did not cost money counts against no cap; a total that has ended meanwhile has nothing to give back.
    private readonly IReadOnlyList<TallyChange> Recount(JournalRecord after) =>
        after.Tallies.Count == 0 || Counts(after.Status) == Counts(_before.Status) ? [] : Recount(after, Counts(after.Status), _now);

    private static IReadOnlyList<TallyChange> Recount(JournalRecord after, bool counts, DateTimeOffset now) =>
    [
        .. after.Tallies.Where(tally => tally.Keep is not { } keep || now < after.CreatedAt + keep)
            .Select(tally => counts ? tally : tally with { Count = -tally.Count, Amount = -tally.Amount }),
    ];

    private readonly bool HasToldStatus() => (_told is { } told && TellsStatus(told.Kind)) || (_toldMore is not null && _toldMore.Exists(static more => TellsStatus(more.Kind)));

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
}
