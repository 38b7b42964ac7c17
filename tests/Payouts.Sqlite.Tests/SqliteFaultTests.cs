using Microsoft.Data.Sqlite;
using Payouts.Journal;

namespace Payouts.Sqlite.Tests;

/// <summary>Places and files that cannot hold a journal: a clear word, and nothing acknowledged that is not kept.</summary>
public sealed class SqliteFaultTests
{
    [Fact]
    public async Task A_folder_that_does_not_exist_is_told()
    {
        await using var journal = new SqlitePayoutJournal(new SqliteJournalOptions { Path = "/nowhere/at/all/payouts.db" }, TimeProvider.System);

        (await OpeningAsync(journal)).Message.Should().Contain("folder").And.Contain("payouts.db").And.NotContain("/nowhere");
    }

    [Fact]
    public async Task A_database_of_another_program_is_left_alone()
    {
        using var file = new JournalFile();
        file.Execute("CREATE TABLE customers (id INTEGER); PRAGMA user_version = 7;");

        await using SqlitePayoutJournal journal = file.Journal();

        (await OpeningAsync(journal)).Message.Should().Contain("another program");
        file.Read("SELECT count(*) FROM sqlite_master WHERE name = 'payouts';").Should().Be(0);
    }

    [Fact]
    public async Task A_journal_of_the_first_version_is_brought_to_this_one_and_keeps_its_payouts()
    {
        using var file = new JournalFile();
        await using (SqlitePayoutJournal written = await file.OpenAsync())
            await written.TryRememberAsync("kept", "key", TimeSpan.FromDays(1), CancellationToken.None);
        file.Execute("DROP TABLE deliveries; PRAGMA user_version = 1;");

        await using SqlitePayoutJournal again = await file.OpenAsync();

        (await again.TryRememberAsync("kept", "key", TimeSpan.FromDays(1), CancellationToken.None)).Should().BeFalse();
        (await again.ReceiveAsync(new JournalDelivery { Account = "account", Key = "key", ReceivedAt = DateTimeOffset.UnixEpoch }, TimeSpan.FromDays(1), CancellationToken.None)).Should().BeTrue();
    }

    [Fact]
    public async Task A_journal_of_a_newer_version_is_left_alone()
    {
        using var file = new JournalFile();
        await using (await file.OpenAsync())
        {
        }

        file.Execute("PRAGMA user_version = 99;");
        await using SqlitePayoutJournal journal = file.Journal();

        (await OpeningAsync(journal)).Message.Should().Contain("version 99").And.Contain("newer library");
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_told_and_kept()
    {
        using var file = new JournalFile();
        byte[] text = [.. Enumerable.Repeat("no database "u8.ToArray(), 500).SelectMany(static part => part)];
        await File.WriteAllBytesAsync(file.Path, text);

        await using SqlitePayoutJournal journal = file.Journal();

        (await OpeningAsync(journal)).Message.Should().Contain("restore a backup");
        (await File.ReadAllBytesAsync(file.Path)).Should().Equal(text);
    }

    [Fact]
    public async Task A_file_that_is_damaged_is_told()
    {
        using var file = new JournalFile();
        await using (SqlitePayoutJournal written = await file.OpenAsync())
        {
            for (int number = 0; number < 200; number++) await written.InsertAsync(Sample.Insert($"refund-{number}"), CancellationToken.None);
        }

        await using (var damage = new FileStream(file.Path, FileMode.Open, FileAccess.ReadWrite))
        {
            for (int page = 2; page < 20; page++)
            {
                damage.Position = (page * 4096) + 8;
                await damage.WriteAsync(new byte[2000]);
            }
        }

        await using SqlitePayoutJournal journal = file.Journal();

        (await OpeningAsync(journal)).Message.Should().Contain("damaged");
    }

    [Fact]
    public async Task A_record_or_event_that_cannot_be_read_keeps_no_other_from_its_turn()
    {
        using var file = new JournalFile();
        await using SqlitePayoutJournal journal = await file.OpenAsync();
        foreach (string reference in new[] { "damaged", "told badly", "sound" })
        {
            await journal.InsertAsync(
                new JournalWrite { Record = Sample.Record(reference) with { DueAt = DateTimeOffset.UnixEpoch }, Timeline = [Sample.Entry("made")], Events = [Sample.Event(reference, "1")] },
                CancellationToken.None);
        }

        file.Execute("""
            UPDATE payouts SET body = x'78' WHERE reference = 'damaged';
            UPDATE timeline SET body = x'78' WHERE payout = (SELECT sequence FROM payouts WHERE reference = 'told badly');
            UPDATE events SET body = x'78' WHERE payout <> (SELECT sequence FROM payouts WHERE reference = 'sound');
            """);

        (await journal.TakeDueAsync(10, TimeSpan.FromMinutes(1), CancellationToken.None)).Should().ContainSingle().Which.Reference.Should().Be("sound");
        (await journal.TakeDueAsync(10, TimeSpan.FromMinutes(1), CancellationToken.None)).Should().BeEmpty("what cannot be read is held like the others");
        (await journal.TakeEventsAsync(10, TimeSpan.FromMinutes(1), CancellationToken.None)).Should().ContainSingle().Which.Event.Reference.Should().Be("sound");
        (await journal.TakeEventsAsync(10, TimeSpan.FromMinutes(1), CancellationToken.None)).Should().BeEmpty();
    }

    [Fact]
    public async Task Only_records_that_cannot_be_read_are_told()
    {
        using var file = new JournalFile();
        await using SqlitePayoutJournal journal = await file.OpenAsync();
        await journal.InsertAsync(new JournalWrite { Record = Sample.Record("damaged") with { DueAt = DateTimeOffset.UnixEpoch } }, CancellationToken.None);
        file.Execute("UPDATE payouts SET body = x'78';");

        await FluentActions.Awaiting(() => journal.TakeDueAsync(10, TimeSpan.FromMinutes(1), CancellationToken.None).AsTask()).Should().ThrowAsync<PayoutJournalException>();
    }

    [Fact]
    public async Task A_process_that_keeps_the_lock_is_told_of_and_what_waited_was_not_written()
    {
        using var file = new JournalFile();
        await using SqlitePayoutJournal journal = await file.OpenAsync(configure: static options => options.LockTimeout = TimeSpan.FromMilliseconds(200));
        var held = new FileStream($"{file.Path}-lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);

        Func<Task> writing = () => journal.InsertAsync(Sample.Insert("refund-1"), CancellationToken.None).AsTask();
        (await writing.Should().ThrowAsync<PayoutJournalException>()).Which.Message.Should().Contain("Another process").And.EndWith("Nothing was written.");
        await held.DisposeAsync();

        (await journal.FindAsync("refund-1", CancellationToken.None)).Should().BeNull();
        (await journal.InsertAsync(Sample.Insert("refund-1"), CancellationToken.None)).IsWritten.Should().BeTrue("the lock is free again");
    }

    [Theory]
    [InlineData(5, "locked"), InlineData(8, "read-only"), InlineData(10, "disk failed"), InlineData(11, "damaged"), InlineData(13, "full"), InlineData(14, "cannot be opened"), InlineData(1, "result 1")]
    public void Each_failure_is_told_as_what_it_means(int code, string expected)
    {
        Exception told = SqliteFaults.Explain(new SqliteException("secret detail", code, code), "/private/place/payouts.db", WriteFate.NotMade);

        told.Should().BeOfType<PayoutJournalException>().Which.Message.Should().Contain(expected).And.NotContain("secret detail").And.NotContain("/private");
    }

    [Theory]
    [InlineData(5, false), InlineData(6, false), InlineData(19, false), InlineData(10, true), InlineData(13, true), InlineData(11, true)]
    public void A_commit_whose_bytes_may_be_on_the_disk_is_not_told_as_undone(int code, bool mayBeMade)
    {
        var error = new SqliteException("detail", code, code);

        string told = SqliteFaults.Explain(error, "payouts.db", SqliteFaults.OfCommit(error)).Message;

        told.Should().EndWith(mayBeMade ? "not known: call again with the same request." : "The write was not made.");
    }

    [Fact]
    public async Task A_call_before_opening_says_so()
    {
        using var file = new JournalFile();
        await using SqlitePayoutJournal journal = file.Journal();

        Func<Task> finding = () => journal.FindAsync("refund-1", CancellationToken.None).AsTask();

        (await finding.Should().ThrowAsync<InvalidOperationException>()).Which.Message.Should().Contain("OpenAsync");
    }

    private static async Task<PayoutJournalException> OpeningAsync(SqlitePayoutJournal journal)
    {
        Func<Task> opening = () => journal.OpenAsync(CancellationToken.None).AsTask();
        return (await opening.Should().ThrowAsync<PayoutJournalException>()).Which;
    }
}
