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
    }

    [Fact]
    public async Task A_log_that_was_folded_keeps_its_length()
    {
        using var file = new JournalFile();
        await using SqlitePayoutJournal journal = await file.OpenAsync(configure: static options => options.CheckpointBytes = 4 * Most);
        var lengths = new List<long>();

        for (int number = 0; number < 100; number++)
        {
            await journal.InsertAsync(Sample.Insert($"refund-{number}"), CancellationToken.None);
            lengths.Add(new FileInfo($"{file.Path}-wal").Length);
        }

        lengths.Should().BeInAscendingOrder();
        lengths[^1].Should().BeLessThan(8 * Most, "ten times as much was written");
    }

    [Fact]
    public async Task What_others_left_in_the_log_is_folded_with_the_first_write()
    {
        using var file = new JournalFile();
        await using SqlitePayoutJournal first = await file.OpenAsync();
        for (int number = 0; number < 20; number++) await first.InsertAsync(Sample.Insert($"refund-{number}"), CancellationToken.None);
        DateTime before = File.GetLastWriteTimeUtc(file.Path);
        await using SqlitePayoutJournal second = await file.OpenAsync(configure: static options => options.CheckpointBytes = Most);

        await second.InsertAsync(Sample.Insert("other"), CancellationToken.None);

        // The log is folded once the write was told: the next one waits for that.
        await second.InsertAsync(Sample.Insert("next"), CancellationToken.None);
        File.GetLastWriteTimeUtc(file.Path).Should().BeAfter(before);
    }
}
