namespace Payouts.Sqlite.Tests;

/// <summary>Files that are deleted or replaced while the journal is open: nothing more is acknowledged.</summary>
public sealed class SqliteLossTests
{
    [Theory]
    [InlineData(""), InlineData("-wal"), InlineData("-shm")]
    public async Task What_would_go_into_a_file_that_was_moved_away_is_refused_until_the_journal_is_opened_anew(string part)
    {
        if (OperatingSystem.IsWindows()) return;
        using var file = new JournalFile();
        await using SqlitePayoutJournal journal = await file.OpenAsync();
        await journal.InsertAsync(Sample.Insert("refund-1"), CancellationToken.None);
        string aside = Path.Combine(file.Folder, "aside");
        File.Move($"{file.Path}{part}", aside);
        (await ToldAsync(journal, "refund-2")).Should().Contain("deleted or replaced").And.EndWith("Nothing was written.");

        File.Move(aside, $"{file.Path}{part}");
        (await ToldAsync(journal, "refund-2")).Should().Contain("deleted or replaced");
        await journal.DisposeAsync();

        await using SqlitePayoutJournal anew = await file.OpenAsync();
        (await anew.FindAsync("refund-1", CancellationToken.None)).Should().NotBeNull();
        (await anew.InsertAsync(Sample.Insert("refund-2"), CancellationToken.None)).IsWritten.Should().BeTrue();
    }

    [Fact]
    public async Task A_file_that_was_replaced_by_a_copy_is_neither_read_nor_written()
    {
        if (!OperatingSystem.IsLinux()) return;
        using var file = new JournalFile();
        await using SqlitePayoutJournal journal = await file.OpenAsync();
        await journal.InsertAsync(Sample.Insert("refund-1"), CancellationToken.None);
        File.Copy(file.Path, $"{file.Path}-copy");
        File.Move($"{file.Path}-copy", file.Path, overwrite: true);

        Func<Task> finding = () => journal.FindAsync("refund-1", CancellationToken.None).AsTask();

        await finding.Should().ThrowAsync<PayoutJournalException>().WithMessage("*deleted or replaced*");
        (await ToldAsync(journal, "refund-2")).Should().Contain("deleted or replaced");
    }

    private static async Task<string> ToldAsync(SqlitePayoutJournal journal, string reference)
    {
        Func<Task> writing = () => journal.InsertAsync(Sample.Insert(reference), CancellationToken.None).AsTask();
        return (await writing.Should().ThrowAsync<PayoutJournalException>()).Which.Message;
    }
}
