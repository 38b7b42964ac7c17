namespace Payouts.Sqlite.Tests;

/// <summary>What opening looks at, and what it keeps others from meanwhile.</summary>
public sealed class SqliteOpeningTests
{
    [Fact]
    public async Task A_large_file_is_checked_while_others_write()
    {
        using var file = new JournalFile();
        await using (await file.OpenAsync())
        {
            // Made.
        }

        file.Run("INSERT INTO timeline (payout, number, body) WITH RECURSIVE count (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM count WHERE n < 2000000) SELECT n, 1, x'00' FROM count;");
        await using SqlitePayoutJournal journal = file.Journal();
        long start = TimeProvider.System.GetTimestamp();
        Task opening = Task.Factory.StartNew(() => journal.OpenAsync(CancellationToken.None).AsTask(), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default).Unwrap();

        TimeSpan longest = await LongestWaitAsync(file, opening);

        longest.Should().BeLessThan(TimeProvider.System.GetElapsedTime(start) / 2);
    }

    // How long another process waits at most that wants to commit meanwhile.
    private static async Task<TimeSpan> LongestWaitAsync(JournalFile file, Task opening)
    {
        var @lock = new SqliteFileLock(file.Path, TimeSpan.FromMinutes(1));
        using var commits = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        TimeSpan longest = TimeSpan.Zero;
        while (!opening.IsCompleted)
        {
            await commits.WaitForNextTickAsync();
            long start = TimeProvider.System.GetTimestamp();
            using (await @lock.EnterAsync(CancellationToken.None)) longest = TimeSpan.FromTicks(Math.Max(longest.Ticks, TimeProvider.System.GetElapsedTime(start).Ticks));
        }

        await opening;
        return longest;
    }
}
