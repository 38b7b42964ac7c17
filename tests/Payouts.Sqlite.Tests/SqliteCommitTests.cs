using Microsoft.Data.Sqlite;
using Payouts.Journal;

namespace Payouts.Sqlite.Tests;

/// <summary>Commits that several writes share, and what a failure does to each.</summary>
public sealed class SqliteCommitTests
{
    [Fact]
    public async Task Writes_that_another_programs_transaction_keeps_out_fail_together_after_one_wait()
    {
        using var file = new JournalFile();
        await using SqlitePayoutJournal journal = await file.OpenAsync();
        await using SqliteConnection shell = file.Connect();
        JournalFile.Run(shell, "BEGIN IMMEDIATE;");
        Task<JournalResult>[] writes = await TogetherAsync(file, journal, 20);
        long start = TimeProvider.System.GetTimestamp();

        string[] told = await Task.WhenAll(writes.Select(ToldAsync));

        told.Should().OnlyContain(static message => message.Contains("locked by another program") && message.EndsWith("The write was not made."));
        TimeProvider.System.GetElapsedTime(start).Should().BeLessThan(TimeSpan.FromSeconds(25), "one wait is 5 seconds");
        JournalFile.Run(shell, "ROLLBACK;");
        (await journal.InsertAsync(Sample.Insert("refund-1"), CancellationToken.None)).IsWritten.Should().BeTrue("the file is free again");
    }

    [Fact]
    public async Task A_write_that_cannot_be_made_takes_no_other_of_its_commit_with_it()
    {
        using var file = new JournalFile();
        await using SqlitePayoutJournal journal = await file.OpenAsync();
        file.Run("CREATE TRIGGER refuse BEFORE INSERT ON payouts WHEN NEW.reference = 'refund-7' BEGIN SELECT RAISE(ABORT, 'refused'); END;");

        Task<JournalResult>[] writes = await TogetherAsync(file, journal, 20);
        (await ToldAsync(writes[7])).Should().EndWith("The write was not made.");

        (await Task.WhenAll(writes.Where(write => write != writes[7]))).Should().HaveCount(19).And.OnlyContain(static result => result.IsWritten);
    }

    [Fact]
    public async Task A_commit_that_fails_at_its_end_is_not_tried_again_for_each_of_its_writes()
    {
        using var file = new JournalFile();
        await using (await file.OpenAsync())
        {
            // Made.
        }

        var @lock = new SqliteFileLock(file.Path, TimeSpan.FromSeconds(30));
        SqliteSession session = await SqliteOpening.OpenAsync(file.Path, @lock, CancellationToken.None);
        int commits = 0;
        SQLitePCL.raw.sqlite3_commit_hook(session.Connection.Handle, _ => ++commits, null);
        await using var writer = new SqliteWriter(session, new SqlitePresence(file.Path), @lock, new SqliteJournalOptions { Path = file.Path });
        FileStream held = file.Hold();
        Task<int>[] writes = [.. Enumerable.Range(0, 10).Select(number => writer.WriteAsync(each => each.Execute("INSERT INTO secrets (name, value) VALUES ($1, x'00');", $"{number}"), CancellationToken.None).AsTask())];
        await held.DisposeAsync();

        await Task.WhenAll(writes.Select(ToldAsync));

        commits.Should().Be(1);
    }

    [Fact]
    public async Task Every_commit_waits_for_the_disk()
    {
        using var file = new JournalFile();
        using SqliteSession session = await SqliteOpening.OpenAsync(file.Path, new SqliteFileLock(file.Path, TimeSpan.FromSeconds(30)), CancellationToken.None);

        Ask(session, "PRAGMA journal_mode;").Should().Be("wal");
        Ask(session, "PRAGMA synchronous;").Should().Be(2L, "FULL: a commit returns once its log is synchronised");
        Ask(session, "PRAGMA fullfsync;").Should().Be(1L);
    }

    [Fact]
    public async Task Nobody_is_told_of_a_write_before_its_commit()
    {
        using var file = new JournalFile();
        var @lock = new SqliteFileLock(file.Path, TimeSpan.FromSeconds(30));
        SqliteSession session = await SqliteOpening.OpenAsync(file.Path, @lock, CancellationToken.None);
        Task<int>[] writes = [];
        int told = 0, commits = 0;
        SQLitePCL.raw.sqlite3_commit_hook(
            session.Connection.Handle,
            _ =>
            {
                commits++;
                told += writes.Count(static write => write.IsCompleted);
                return 0;
            },
            null);
        await using var writer = new SqliteWriter(session, new SqlitePresence(file.Path), @lock, new SqliteJournalOptions { Path = file.Path });
        FileStream held = file.Hold();
        writes = [.. Enumerable.Range(0, 10).Select(number => writer.WriteAsync(each => each.Execute("INSERT INTO secrets (name, value) VALUES ($1, x'00');", $"{number}"), CancellationToken.None).AsTask())];
        await held.DisposeAsync();

        await Task.WhenAll(writes);

        (commits, told).Should().Be((1, 0));
    }

    [Fact]
    public async Task A_failure_is_told_of_a_read_as_of_a_read_and_of_a_write_as_of_a_write()
    {
        using var file = new JournalFile();
        await using SqlitePayoutJournal journal = await file.OpenAsync();
        file.Run("DROP TABLE payouts;");

        (await ToldAsync(async () => await journal.FindAsync("refund-1", CancellationToken.None))).Should().EndWith("Nothing was read.");
        (await ToldAsync(async () => await journal.InsertAsync(Sample.Insert("refund-1"), CancellationToken.None))).Should().EndWith("The write was not made.");
    }

    private static object? Ask(SqliteSession session, string sql) => session.Prepare(sql).ExecuteScalar();

    // All of them wait for the lock, so that they are part of one commit.
    private static async Task<Task<JournalResult>[]> TogetherAsync(JournalFile file, SqlitePayoutJournal journal, int count)
    {
        await using FileStream held = file.Hold();
        return [.. Enumerable.Range(0, count).Select(number => journal.InsertAsync(Sample.Insert($"refund-{number}"), CancellationToken.None).AsTask())];
    }

    private static Task<string> ToldAsync(Task write) => ToldAsync(() => write);

    private static async Task<string> ToldAsync(Func<Task> call) => (await call.Should().ThrowAsync<PayoutJournalException>()).Which.Message;
}
