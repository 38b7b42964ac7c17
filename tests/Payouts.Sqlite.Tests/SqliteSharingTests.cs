using Payouts.Journal;

namespace Payouts.Sqlite.Tests;

/// <summary>Several journals over one file, as several processes have it; and the same file opened again.</summary>
public sealed class SqliteSharingTests
{
    [Fact]
    public async Task What_was_acknowledged_is_there_when_the_file_is_opened_again()
    {
        using var file = new JournalFile();
        await using (SqlitePayoutJournal first = await file.OpenAsync()) await first.InsertAsync(Sample.Insert("refund-1"), CancellationToken.None);

        await using SqlitePayoutJournal second = await file.OpenAsync();
        JournalRecord found = (await second.FindAsync("refund-1", CancellationToken.None))!;

        (found.Version, found.Timeline.Count, found.Request.Amount).Should().Be((1, 1, Money.Of(10.50m, Currency.SLE)));
        (await second.TakeEventsAsync(10, TimeSpan.FromMinutes(1), CancellationToken.None)).Should().ContainSingle();
    }

    [Fact]
    public async Task Of_many_inserts_of_one_reference_through_several_journals_one_is_written()
    {
        using var file = new JournalFile();
        SqlitePayoutJournal[] journals = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => file.OpenAsync()));

        JournalResult[] results = await Task.WhenAll(Enumerable.Range(0, 200).Select(number => journals[number % 4].InsertAsync(Sample.Insert("refund-1"), CancellationToken.None).AsTask()));

        results.Count(static result => result.IsWritten).Should().Be(1);
        foreach (SqlitePayoutJournal journal in journals) await journal.DisposeAsync();
    }

    [Fact]
    public async Task Many_writers_through_several_journals_lose_nothing()
    {
        using var file = new JournalFile();
        SqlitePayoutJournal[] journals = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => file.OpenAsync(configure: static options => options.CheckpointBytes = 64 * 1024)));

        await Task.WhenAll(Enumerable.Range(0, 600).Select(number => journals[number % 3].InsertAsync(Sample.Insert($"refund-{number}"), CancellationToken.None).AsTask()));

        int count = 0;
        await foreach (JournalRecord _ in journals[0].ListAsync(new PayoutFilter(), CancellationToken.None)) count++;
        count.Should().Be(600);
        foreach (SqlitePayoutJournal journal in journals) await journal.DisposeAsync();
    }

    [Fact]
    public async Task A_limit_lets_exactly_as_many_in_over_several_journals_as_it_says()
    {
        using var file = new JournalFile();
        SqlitePayoutJournal[] journals = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => file.OpenAsync()));
        var cap = new TallyChange { Key = "cap", Count = 1, Amount = 1050, MostAmount = 10 * 1050, Keep = TimeSpan.FromHours(1) };

        JournalResult[] results = await Task.WhenAll(Enumerable.Range(0, 300).Select(
            number => journals[number % 2].InsertAsync(Sample.Insert($"refund-{number}") with { Tallies = [cap] }, CancellationToken.None).AsTask()));

        results.Count(static result => result.IsWritten).Should().Be(10);
        results.Where(static result => !result.IsWritten).Should().OnlyContain(result => result.Outcome == JournalOutcome.LimitReached && result.Limit == new Tally("cap", 10, 10 * 1050, null));
        foreach (SqlitePayoutJournal journal in journals)
        {
            (await journal.FindTallyAsync("cap", CancellationToken.None)).Should().Be(new Tally("cap", 10, 10 * 1050, Holder: null));
            (await journal.ListAsync(new PayoutFilter(), CancellationToken.None).ToListAsync()).Should().HaveCount(10);
            await journal.DisposeAsync();
        }
    }

    [Fact]
    public async Task A_write_whose_caller_leaves_before_its_turn_is_not_made()
    {
        using var file = new JournalFile();
        await using SqlitePayoutJournal journal = await file.OpenAsync();
        using var leaving = new CancellationTokenSource();
        var held = new FileStream($"{file.Path}-lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        Task<JournalResult> writing = journal.InsertAsync(Sample.Insert("refund-1"), leaving.Token).AsTask();

        await leaving.CancelAsync();
        await FluentActions.Awaiting(() => writing).Should().ThrowAsync<OperationCanceledException>();
        await held.DisposeAsync();
        await journal.InsertAsync(Sample.Insert("refund-2"), CancellationToken.None);

        (await journal.FindAsync("refund-1", CancellationToken.None)).Should().BeNull();
    }

    [Fact]
    public async Task The_file_is_for_its_owner_and_group_alone()
    {
        if (OperatingSystem.IsWindows()) return;
        using var file = new JournalFile();
        await using SqlitePayoutJournal journal = await file.OpenAsync();
        await journal.InsertAsync(Sample.Insert("refund-1"), CancellationToken.None);

        foreach (string path in Directory.EnumerateFiles(file.Folder))
            (File.GetUnixFileMode(path) & (UnixFileMode.OtherRead | UnixFileMode.OtherWrite)).Should().Be(UnixFileMode.None, Path.GetFileName(path));
    }
}
