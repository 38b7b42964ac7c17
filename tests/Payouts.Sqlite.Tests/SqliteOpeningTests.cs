using System.Diagnostics;

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

    [Theory]
    [InlineData("0", "OPENED"), InlineData("1", "REFUSED *-lock*")]
    public async Task A_process_whose_locks_do_nothing_is_refused(string disabled, string expected)
    {
        using var file = new JournalFile();
        var start = new ProcessStartInfo("dotnet", [typeof(SqliteOpeningTests).Assembly.Location, file.Path]) { RedirectStandardOutput = true, UseShellExecute = false };
        start.Environment["DOTNET_SYSTEM_IO_DISABLEFILELOCKING"] = disabled;
        using Process process = Process.Start(start)!;

        string told = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();

        told.Trim().Should().Match(OperatingSystem.IsWindows() ? "OPENED" : expected);
    }

    [Fact]
    public async Task A_lock_whose_file_was_deleted_is_not_relied_on()
    {
        if (OperatingSystem.IsWindows()) return;
        using var file = new JournalFile();
        var @lock = new SqliteFileLock(file.Path, TimeSpan.FromSeconds(1));
        using SqliteFileHold held = await @lock.EnterAsync(CancellationToken.None);
        held.Check();
        File.Delete($"{file.Path}-lock");
        using SqliteFileHold second = await @lock.EnterAsync(CancellationToken.None);

        held.Invoking(static hold => hold.Check()).Should().Throw<PayoutJournalException>().WithMessage("*'payouts.db-lock' was deleted or replaced*Nothing was written.");
        second.Check();
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
