namespace Payouts.Sqlite.Tests;

/// <summary>When the write-ahead log is folded into the file.</summary>
public sealed class SqliteLogTests
{
    private const int Most = 64 * 1024;

    [Fact]
    public async Task The_log_is_folded_once_for_each_time_that_it_fills()
    {
        using var file = new JournalFile();
        await using SqlitePayoutJournal journal = await file.OpenAsync(configure: static options => options.CheckpointBytes = Most);
        var written = new HashSet<DateTime>();

        // Each write adds some 30 KiB of pages, or more.
        for (int number = 0; number < 100; number++)
        {
            await journal.InsertAsync(Sample.Insert($"refund-{number}"), CancellationToken.None);
            written.Add(File.GetLastWriteTimeUtc(file.Path));
        }

        written.Count.Should().BeInRange(2, 67);
    }

    [Fact]
    public async Task The_log_begins_anew_where_it_was_folded()
    {
        using var file = new JournalFile();
        await using SqlitePayoutJournal journal = await file.OpenAsync(configure: static options => options.CheckpointBytes = Most);
        var lengths = new List<long>();

        for (int number = 0; number < 100; number++)
        {
            await journal.InsertAsync(Sample.Insert($"refund-{number}"), CancellationToken.None);
            lengths.Add(new FileInfo($"{file.Path}-wal").Length);
        }

        lengths.Should().OnlyContain(static length => length < 3 * Most);
        lengths.Zip(lengths.Skip(1)).Count(static pair => pair.Second < pair.First).Should().BeGreaterThan(1);
    }
}
