using System.Text.Json.Serialization;
using Payouts.Providers;

namespace Payouts.Journal;

/// <summary>One payout as the journal stores it: the frozen intent, every attempt, what was observed, and who is sending.</summary>
public sealed record JournalRecord
{
    private readonly OptionalTime _closedAt;
    private readonly OptionalTime _cancelRequestedAt;
    private readonly OptionalTime _cancelAcceptedAt;
    private readonly OptionalTime _searchedInVainAt;
    private OptionalTime _quietSince;
    private readonly OptionalTime _notFoundSince;
    private readonly OptionalTime _neverSentAt;
    private OptionalTime _dueAt;
    private readonly OptionalTime _forgottenAt;
    private readonly OptionalTime _createdAt;
    private OptionalTime _updatedAt;
    private PayoutStatus _status;
    private ObservedPayout? _observed;

    /// <summary>The caller's reference; unique for ever.</summary>
    public required string Reference { get; init; }

    /// <summary>The provider account.</summary>
    public required string Account { get; init; }

    /// <summary>The correlation handle's token.</summary>
    public required string Handle { get; init; }

    /// <summary>The version and keyed hash of the caller's request; another request under the reference has another one.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>The caller's request. Private.</summary>
    public required PayoutRequest Request { get; init; }

    /// <summary>The caller's entries where they were replaced after the payout was made; the request's stand otherwise.</summary>
    public IReadOnlyDictionary<string, string>? Metadata { get; init; }

    /// <summary>The frozen create call. Private.</summary>
    public required PreparedExchange Exchange { get; init; }

    /// <summary>Every attempt that matters, oldest first.</summary>
    public IReadOnlyList<AttemptRecord> Attempts { get; init; } = [];

    /// <summary>The answer to the latest attempt that got one, as it came. Private.</summary>
    public RawAnswer? LastAnswer { get; init; }

    /// <summary>What the provider says, once an id is bound.</summary>
    public ObservedPayout? Observed
    {
        get => _observed;
        init => _observed = value;
    }

    /// <summary>A person's decision, where one stands.</summary>
    public PersonDecision? Decision { get; init; }

    /// <summary>A first person's word that waits for a second one.</summary>
    public PersonDecision? Proposal { get; init; }

    /// <summary>Why it waits for a person's approval before it is sent; <c>null</c> where it does not.</summary>
    public string? HeldFor { get; init; }

    /// <summary>The running totals it counts in, without limits; given back when it ends without money having moved.</summary>
    public IReadOnlyList<TallyChange> Tallies { get; init; } = [];

    /// <summary>When it was closed here before anything was sent.</summary>
    public DateTimeOffset? ClosedAt
    {
        get => _closedAt.Value;
        init => _closedAt = new OptionalTime(value);
    }

    /// <summary>When a cancellation was asked for at the provider; <c>null</c> again once it was refused.</summary>
    public DateTimeOffset? CancelRequestedAt
    {
        get => _cancelRequestedAt.Value;
        init => _cancelRequestedAt = new OptionalTime(value);
    }

    /// <summary>When the provider accepted a cancellation.</summary>
    public DateTimeOffset? CancelAcceptedAt
    {
        get => _cancelAcceptedAt.Value;
        init => _cancelAcceptedAt = new OptionalTime(value);
    }

    /// <summary>Why the library cannot go on by itself, where it cannot: what the provider shows disagrees with the intent. A person decides.</summary>
    public string? PersonReason { get; init; }

    /// <summary>When the last full search at the provider that found nothing began.</summary>
    public DateTimeOffset? SearchedInVainAt
    {
        get => _searchedInVainAt.Value;
        init => _searchedInVainAt = new OptionalTime(value);
    }

    /// <summary>Since when no attempt can be alive any more, once a claim has ended.</summary>
    public DateTimeOffset? QuietSince
    {
        get => _quietSince.Value;
        init => _quietSince = new OptionalTime(value);
    }

    /// <summary>Since when the provider has not shown the payout although it had accepted it; <c>null</c> again once it shows it.</summary>
    public DateTimeOffset? NotFoundSince
    {
        get => _notFoundSince.Value;
        init => _notFoundSince = new OptionalTime(value);
    }

    /// <summary>When the application was told that it was never sent; <c>null</c> again with the next attempt.</summary>
    public DateTimeOffset? NeverSentAt
    {
        get => _neverSentAt.Value;
        init => _neverSentAt = new OptionalTime(value);
    }

    /// <summary>The status: always what <see cref="Attempts"/>, <see cref="Observed"/>, <see cref="Decision"/> and <see cref="ClosedAt"/> give.</summary>
    public required PayoutStatus Status
    {
        get => _status;
        init => _status = value;
    }

    /// <summary>When the library should look at it again; <c>null</c> for never.</summary>
    public DateTimeOffset? DueAt
    {
        get => _dueAt.Value;
        init => _dueAt = new OptionalTime(value);
    }

    /// <summary>When the intent was journalled.</summary>
    public required DateTimeOffset CreatedAt
    {
        get => _createdAt.Value.GetValueOrDefault();
        init => _createdAt = new OptionalTime(value);
    }

    /// <summary>When it last changed.</summary>
    public required DateTimeOffset UpdatedAt
    {
        get => _updatedAt.Value.GetValueOrDefault();
        init => _updatedAt = new OptionalTime(value);
    }

    /// <summary>When everything of people was taken out of it, as <see cref="ForgottenRecord"/> does; <c>null</c> while it is whole.</summary>
    public DateTimeOffset? ForgottenAt
    {
        get => _forgottenAt.Value;
        init => _forgottenAt = new OptionalTime(value);
    }

    /// <summary>Whether what is private in it could not be decrypted: numbers, texts and the frozen body are blank. It is looked up and judged as any other, and neither sent nor repeated.</summary>
    [JsonIgnore]
    public bool IsSealed { get; internal init; }

    /// <summary>The private parts that could not be decrypted, as they are stored: written back unchanged.</summary>
    internal IReadOnlyList<StoredPart> SealedParts { get; init; } = [];

    /// <summary>Grows by one with every write; set by the journal.</summary>
    public long Version { get; init; }

    /// <summary>Who is sending, if anybody; set by the journal.</summary>
    public JournalClaim? Claim { get; init; }

    /// <summary>Every change up to <see cref="Version"/>, oldest first; after a write, what was read and what the write appended.</summary>
    public IReadOnlyList<TimelineEntry> Timeline { get; init; } = [];

    /// <summary>Sets what follows from the rest, of a copy that nobody has seen yet.</summary>
    internal void Derive(PayoutStatus status, DateTimeOffset updatedAt) => (_status, _updatedAt) = (status, new OptionalTime(updatedAt));

    /// <inheritdoc cref="Derive" />
    internal void DeriveObserved(ObservedPayout observed) => _observed = observed;

    /// <inheritdoc cref="Derive" />
    internal void DeriveDueAt(DateTimeOffset? dueAt) => _dueAt = new OptionalTime(dueAt);

    /// <inheritdoc cref="Derive" />
    internal void DeriveQuietSince(DateTimeOffset since) => _quietSince = new OptionalTime(since);

    /// <summary>Reference and status only.</summary>
    public override string ToString() => $"Record {Reference}: {Status}, version {Version}";
}
