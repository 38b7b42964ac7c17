using System.Text;
using Payouts.Journal;

namespace Payouts.Sqlite.Tests;

/// <summary>People are forgotten, payouts are not.</summary>
public sealed class SqliteRetentionTests
{
    private const string Canary = "canary-8ZkP";

    private static readonly DateTimeOffset LongAgo = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static TheoryData<PayoutDestination> Destinations => new()
    {
        PayoutDestination.MobileMoney(Canary, MobileNetwork.Orange, "SL"),
        PayoutDestination.BankAccount("bank-1", Canary, "SL"),
        PayoutDestination.ProviderWallet("wallet-1", Canary, "SL"),
    };

    [Theory]
    [MemberData(nameof(Destinations))]
    public async Task Nothing_of_people_is_left_and_what_makes_the_payout_this_one_is(PayoutDestination destination)
    {
        using var file = new JournalFile();
        await using SqlitePayoutJournal journal = await file.OpenAsync();
        JournalRecord whole = await AddFinalAsync(journal, "old", record => Full(record, destination));

        (await journal.ForgetAsync(LongAgo.AddDays(1), 10, CancellationToken.None)).Should().Be(1);

        JournalRecord left = (await journal.FindAsync("old", CancellationToken.None))!;
        left.Should().BeEquivalentTo(
            new { whole.Reference, whole.Account, whole.Handle, whole.Fingerprint, whole.Status, whole.CreatedAt, whole.UpdatedAt, Version = whole.Version + 1 });
        left.Request.Amount.Should().Be(whole.Request.Amount);
        left.Request.Destination.Channel.Should().Be(destination.Channel);
        left.Observed!.ProviderId.Should().Be("id-1");
        left.Observed.Failure!.Code.Should().Be("blocked");
        left.Exchange.Address.Should().Be(whole.Exchange.Address);
        left.ForgottenAt.Should().NotBeNull();
        left.Timeline.Should().BeEmpty();
        await journal.DisposeAsync();
        Encoding.Latin1.GetString(await File.ReadAllBytesAsync(file.Path)).Should().NotContainAny(Canary, Convert.ToBase64String(Encoding.UTF8.GetBytes(Canary)));
    }

    [Fact]
    public async Task Nothing_of_people_is_left_in_the_log_either()
    {
        using var file = new JournalFile();
        await using SqlitePayoutJournal journal = await file.OpenAsync();
        await AddFinalAsync(journal, "old", record => Full(record, PayoutDestination.MobileMoney(Canary, MobileNetwork.Orange, "SL")));
        Stored().Should().Contain(Canary, "the log still holds the commits");

        await journal.ForgetAsync(LongAgo.AddDays(1), 10, CancellationToken.None);

        Stored().Should().NotContainAny(Canary, Convert.ToBase64String(Encoding.UTF8.GetBytes(Canary)));

        string Stored()
        {
            using var log = new FileStream($"{file.Path}-wal", FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var text = new StreamReader(log, Encoding.Latin1);
            return text.ReadToEnd();
        }
    }

    [Fact]
    public async Task The_reference_and_the_providers_id_stay_taken()
    {
        using var file = new JournalFile();
        await using SqlitePayoutJournal journal = await file.OpenAsync();
        await AddFinalAsync(journal, "old");
        await journal.ForgetAsync(LongAgo.AddDays(1), 10, CancellationToken.None);

        JournalResult again = await journal.InsertAsync(Sample.Insert("old"), CancellationToken.None);
        JournalResult other = await journal.UpdateAsync(new JournalWrite { Record = Sample.Bound((await journal.InsertAsync(Sample.Insert("other"), CancellationToken.None)).Record!, "id-1") }, CancellationToken.None);

        again.Should().Match<JournalResult>(result => result.Outcome == JournalOutcome.VersionConflict && result.Record!.Status == PayoutStatus.Failed && result.Record.Fingerprint == "1:old");
        other.Outcome.Should().Be(JournalOutcome.ProviderIdTaken);
        (await journal.FindByProviderIdAsync("account-1", "id-1", CancellationToken.None))!.Reference.Should().Be("old");
        (await journal.FindByHandleAsync("account-1", "handle of old", CancellationToken.None))!.Reference.Should().Be("old");
    }

    [Fact]
    public async Task What_is_not_final_or_changed_lately_or_has_events_to_deliver_is_kept_whole()
    {
        using var file = new JournalFile();
        await using SqlitePayoutJournal journal = await file.OpenAsync();
        await AddFinalAsync(journal, "unknown", record => record with { Status = PayoutStatus.Unknown });
        await AddFinalAsync(journal, "lately", record => record with { UpdatedAt = LongAgo.AddDays(2) });
        await AddFinalAsync(journal, "told later", record => record, Sample.Event("told later", "1"));

        (await journal.ForgetAsync(LongAgo.AddDays(1), 10, CancellationToken.None)).Should().Be(0);

        JournalEvent taken = (await journal.TakeEventsAsync(10, TimeSpan.FromMinutes(1), CancellationToken.None)).Single();
        await journal.FinishEventAsync(taken, EventDisposition.Delivered, TimeSpan.Zero, CancellationToken.None);
        (await journal.ForgetAsync(LongAgo.AddDays(1), 10, CancellationToken.None)).Should().Be(1);
    }

    [Theory]
    [InlineData(PayoutStatus.Created, false)]
    [InlineData(PayoutStatus.Pending, false)]
    [InlineData(PayoutStatus.Succeeded, true)]
    [InlineData(PayoutStatus.Failed, true)]
    [InlineData(PayoutStatus.Cancelled, true)]
    [InlineData(PayoutStatus.Reversed, true)]
    [InlineData(PayoutStatus.Unknown, false)]
    public async Task Every_final_status_and_no_other_is_forgotten(PayoutStatus status, bool isForgotten)
    {
        using var file = new JournalFile();
        await using SqlitePayoutJournal journal = await file.OpenAsync();
        await AddFinalAsync(journal, "old", record => record with { Status = status });

        (await journal.ForgetAsync(LongAgo.AddDays(1), 10, CancellationToken.None)).Should().Be(isForgotten ? 1 : 0);
    }

    [Fact]
    public async Task No_more_are_forgotten_than_asked_for_the_oldest_first_and_none_twice()
    {
        using var file = new JournalFile();
        await using SqlitePayoutJournal journal = await file.OpenAsync();
        for (int number = 1; number <= 5; number++) await AddFinalAsync(journal, $"{number}", record => record with { UpdatedAt = LongAgo.AddMinutes(number), Observed = null });

        foreach (int count in new[] { 2, 2, 1, 0 }) (await journal.ForgetAsync(LongAgo.AddDays(1), 2, CancellationToken.None)).Should().Be(count);
    }

    [Fact]
    public async Task More_than_a_page_is_forgotten_at_once_and_one_that_cannot_be_read_keeps_no_other_from_it()
    {
        using var file = new JournalFile();
        await using SqlitePayoutJournal journal = await file.OpenAsync();
        await Task.WhenAll(Enumerable.Range(0, 450).Select(number => AddFinalAsync(journal, $"{number}", record => record with { UpdatedAt = LongAgo.AddSeconds(number) })));
        file.Execute("UPDATE payouts SET body = x'78' WHERE reference = '7';");

        (await journal.ForgetAsync(LongAgo.AddDays(1), 400, CancellationToken.None)).Should().Be(400);
        (await journal.ForgetAsync(LongAgo.AddDays(1), 400, CancellationToken.None)).Should().Be(49);
    }

    [Fact]
    public async Task The_room_is_used_again()
    {
        using var file = new JournalFile();
        string large = new('x', 20_000);
        await using SqlitePayoutJournal journal = await file.OpenAsync(configure: static options => options.CheckpointBytes = 64 * 1024);
        await FillAsync("first");
        long before = file.Read("PRAGMA page_count;");
        (await journal.ForgetAsync(LongAgo.AddDays(1), 1000, CancellationToken.None)).Should().Be(100);

        await FillAsync("second");

        file.Read("PRAGMA page_count;").Should().BeLessThan(before * 12 / 10);

        Task FillAsync(string name) => Task.WhenAll(Enumerable.Range(0, 100).Select(number => AddFinalAsync(
            journal, $"{name}-{number}", record => record with { LastAnswer = new RawAnswer(200, "request-1", Encoding.UTF8.GetBytes(large)) })));
    }

    [Fact]
    public async Task A_contradiction_that_comes_later_is_written_and_its_timeline_goes_on()
    {
        using var file = new JournalFile();
        await using SqlitePayoutJournal journal = await file.OpenAsync();
        await AddFinalAsync(journal, "old");
        await journal.ForgetAsync(LongAgo.AddDays(1), 10, CancellationToken.None);
        JournalRecord left = (await journal.FindAsync("old", CancellationToken.None))!;

        JournalResult written = await journal.UpdateAsync(
            new JournalWrite { Record = left with { Status = PayoutStatus.Succeeded }, Timeline = [Sample.Entry("paid after all")] }, CancellationToken.None);

        written.IsWritten.Should().BeTrue();
        (await journal.FindAsync("old", CancellationToken.None))!.Timeline.Should().ContainSingle().Which.Description.Should().Be("paid after all");
        (await journal.ForgetAsync(LongAgo.AddDays(1), 10, CancellationToken.None)).Should().Be(1, "what was written since is forgotten in its turn");
    }

    private static async Task<JournalRecord> AddFinalAsync(SqlitePayoutJournal journal, string reference, Func<JournalRecord, JournalRecord>? change = null, params PayoutEvent[] events)
    {
        JournalRecord record = Sample.Bound(Sample.Record(reference), "id-1") with { Status = PayoutStatus.Failed, CreatedAt = LongAgo, UpdatedAt = LongAgo };
        if (!string.Equals(reference, "old", StringComparison.Ordinal)) record = record with { Observed = null };
        JournalResult result = await journal.InsertAsync(new JournalWrite { Record = change?.Invoke(record) ?? record, Timeline = [Sample.Entry(Canary)], Events = events }, CancellationToken.None);
        return result.Record!;
    }

    private static JournalRecord Full(JournalRecord record, PayoutDestination destination)
    {
        var failure = new PayoutFailure(PayoutFailureCategory.RecipientBlocked, "blocked", Canary);
        return record with
        {
            Request = new PayoutRequest
            {
                Reference = record.Reference,
                Amount = record.Request.Amount,
                Destination = destination,
                Beneficiary = new Beneficiary { FirstName = Canary, LastName = Canary, Email = Canary },
                Description = Canary,
                SourceAccount = Canary,
                Metadata = new Dictionary<string, string> { [Canary] = Canary },
            },
            Metadata = new Dictionary<string, string> { ["order"] = Canary },
            Exchange = record.Exchange with { Uri = new Uri($"https://api.example.com/payouts?name={Canary}"), Headers = [new("X-Name", Canary)], Body = Encoding.UTF8.GetBytes(Canary) },
            Attempts = [new AttemptRecord { Number = 1, BeganAt = LongAgo, Deadline = LongAgo, Result = AttemptResult.Declined, Failure = failure }],
            LastAnswer = new RawAnswer(200, "request-1", Encoding.UTF8.GetBytes(Canary)),
            Observed = record.Observed! with { Failure = failure, DelayReason = Canary, Raw = new RawAnswer(200, "request-2", Encoding.UTF8.GetBytes(Canary)) },
            Decision = new PersonDecision(PayoutDecision.NotPaid, Canary, Canary, LongAgo),
            Proposal = new PersonDecision(PayoutDecision.NotPaid, Canary, Canary, LongAgo),
            PersonReason = Canary,
        };
    }
}
