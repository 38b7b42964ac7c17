using System.Text.Json;
using Payouts.Journal;
using Payouts.Providers;

namespace Payouts.Testing;

/// <summary>Records and writes for the checks, and the short forms of the journal's calls.</summary>
internal static class Sample
{
    internal const string Account = "account-1";

    internal static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);
    internal static readonly TimeSpan Hold = TimeSpan.FromSeconds(30);
    internal static readonly TimeSpan Tick = TimeSpan.FromSeconds(1);

    internal static JournalRecord Record(string reference, ManualClock clock, string account = Account) => new()
    {
        Reference = reference,
        Account = account,
        Handle = $"handle of {reference}",
        Fingerprint = $"1:{reference}",
        Request = new PayoutRequest
        {
            Reference = reference,
            Amount = Money.Of(10.50m, Currency.SLE),
            Destination = PayoutDestination.MobileMoney("+23278000000", MobileNetwork.Orange, "SL"),
        },
        Exchange = new PreparedExchange
        {
            Method = "POST",
            Uri = new Uri("https://api.example.com/payouts"),
            Headers = [],
            Body = "{}"u8.ToArray(),
            Address = new ProviderAddress("Test", "https://api.example.com/", "v1"),
        },
        Status = PayoutStatus.Created,
        CreatedAt = clock.UtcNow,
        UpdatedAt = clock.UtcNow,
    };

    /// <summary>An attempt without an outcome.</summary>
    internal static AttemptRecord Attempt(ManualClock clock) =>
        new() { Number = 1, Mark = "me#1", Lease = Lease, BeganAt = clock.UtcNow, Deadline = clock.UtcNow + Lease };

    /// <summary>A record with every member set.</summary>
    internal static JournalRecord FullRecord(string reference, ManualClock clock)
    {
        DateTimeOffset now = clock.UtcNow;
        var failure = new PayoutFailure(PayoutFailureCategory.RecipientBlocked, "blocked", "The account is blocked.");
        JournalRecord plain = Record(reference, clock);
        return plain with
        {
            Request = new PayoutRequest
            {
                Reference = reference,
                Amount = Money.Of(79_228_162_514_264.337593543950335m, Currency.SLE),
                Destination = PayoutDestination.BankAccount("bank-1", "0012345", "SL"),
                Beneficiary = new Beneficiary { FirstName = "Zoë", LastName = "O'Neill \"Z\"", Email = "zoe@example.com", PhoneNumber = "+23278000001", City = "Freetown", Country = "SL" },
                Description = "Réf 日本 😀",
                Provider = Account,
                SourceAccount = "main",
                Metadata = new Dictionary<string, string>(StringComparer.Ordinal) { ["order"] = "4711", ["Order"] = "other" },
                Replaces = "earlier",
            },
            Metadata = new Dictionary<string, string>(StringComparer.Ordinal) { ["order"] = "4712" },
            Exchange = plain.Exchange with
            {
                Uri = new Uri("https://api.example.com/payouts?a=%20b"),
                Headers = [new("Accept", "application/json"), new("X-Twice", "1"), new("X-Twice", "2")],
                Body = new byte[] { 0, 1, 127, 128, 255 },
                IdempotencyKey = "key",
                Address = new ProviderAddress("Test", "https://api.example.com/", "v1", "space", "test"),
            },
            Attempts =
            [
                new AttemptRecord { Number = 1, Mark = "me#1", Lease = Lease, BeganAt = now, Deadline = now + Lease, Result = AttemptResult.MayHaveExecuted, EndedAt = now + Tick, HttpStatus = 502, RequestId = "req-1" },
                new AttemptRecord { Number = 2, BeganAt = now + Tick, Deadline = now + Lease, Failure = failure },
            ],
            Observed = new ObservedPayout
            {
                ProviderId = $"id of {reference}",
                ProviderReference = $"second name of {reference}",
                Status = PayoutStatus.Failed,
                ProviderStatus = "failed",
                Fees = [new PayoutFee("transfer", Money.Of(0.25m, Currency.SLE))],
                Failure = failure,
                DelayReason = "network",
                OtherProviderIds = ["id-2", "id-3"],
                Raw = new RawAnswer(200, "req-2", new byte[] { 123, 255, 0 }),
            },
            Decision = new PersonDecision(PayoutDecision.Paid, "Ada", "Seen on the dashboard.", now),
            Proposal = new PersonDecision(PayoutDecision.NotPaid, "Bob", "Not seen.", now),
            LastAnswer = new RawAnswer(502, "req-1", "bad gateway"u8.ToArray()),
            ClosedAt = now + Tick,
            CancelRequestedAt = now + Tick,
            CancelAcceptedAt = now + (Tick * 2),
            PersonReason = "mismatch",
            SearchedInVainAt = now + (Tick * 3),
            QuietSince = now + (Tick * 6),
            NotFoundSince = now + (Tick * 7),
            ForgottenAt = now + (Tick * 8),
            Status = PayoutStatus.Failed,
            DueAt = now + (Tick * 4),
            UpdatedAt = now + (Tick * 5),
        };
    }

    internal static TimelineEntry Entry(string description, ManualClock clock, PayoutStatus to = PayoutStatus.Created) =>
        new() { At = clock.UtcNow, To = to, Source = TimelineSource.Caller, Description = description };

    internal static PayoutEvent Event(string reference, string description, ManualClock clock) => new()
    {
        Kind = PayoutEventKind.StatusChanged,
        Reference = reference,
        Provider = Account,
        From = PayoutStatus.Created,
        To = PayoutStatus.Pending,
        At = clock.UtcNow,
        Description = description,
    };

    internal static JournalRecord Bound(JournalRecord record, string providerId) => record with
    {
        Observed = new ObservedPayout { ProviderId = providerId, Status = PayoutStatus.Pending },
        Status = PayoutStatus.Pending,
    };

    /// <summary>The JSON of what a caller wrote: without version, claim and timeline, which are the journal's.</summary>
    internal static string Written(JournalRecord record) =>
        JsonSerializer.Serialize(record with { Version = 0, Claim = null, Timeline = [] }, RecordJsonContext.Default.JournalRecord);

    internal static string Json(PayoutEvent happened) => JsonSerializer.Serialize(happened, RecordJsonContext.Default.PayoutEvent);

    internal static async Task<JournalRecord> AddAsync(
        IPayoutJournal journal, JournalRecord record, CancellationToken cancellationToken, ClaimChange? claim = null, params PayoutEvent[] events)
    {
        JournalResult result = await journal.InsertAsync(new JournalWrite { Record = record, Claim = claim ?? ClaimChange.Keep, Events = events }, cancellationToken).ConfigureAwait(false);
        Require.Same(JournalOutcome.Written, result.Outcome, "The outcome of a first insert");
        return Require.NotNull(result.Record, "The record of a write");
    }

    internal static async Task<JournalRecord> ChangeAsync(
        IPayoutJournal journal, JournalRecord record, CancellationToken cancellationToken, ClaimChange? claim = null, params PayoutEvent[] events)
    {
        JournalResult result = await journal.UpdateAsync(new JournalWrite { Record = record, Claim = claim ?? ClaimChange.Keep, Events = events }, cancellationToken).ConfigureAwait(false);
        Require.Same(JournalOutcome.Written, result.Outcome, "The outcome of an update of the newest version");
        return Require.NotNull(result.Record, "The record of a write");
    }

    internal static async Task<JournalRecord> FindAsync(IPayoutJournal journal, string reference, CancellationToken cancellationToken) =>
        Require.NotNull(await journal.FindAsync(reference, cancellationToken).ConfigureAwait(false), $"The record of '{reference}'");

    internal static async Task<IReadOnlyList<string>> ListAsync(IPayoutJournal journal, PayoutFilter filter, CancellationToken cancellationToken)
    {
        var references = new List<string>();
        await foreach (JournalRecord record in journal.ListAsync(filter, cancellationToken).ConfigureAwait(false)) references.Add(record.Reference);
        return references;
    }

    internal static async Task<IReadOnlyList<string>> TakeDueAsync(IPayoutJournal journal, CancellationToken cancellationToken, int most = 100) =>
        [.. (await journal.TakeDueAsync(most, Hold, cancellationToken).ConfigureAwait(false)).Select(static record => record.Reference).Order(StringComparer.Ordinal)];
}
