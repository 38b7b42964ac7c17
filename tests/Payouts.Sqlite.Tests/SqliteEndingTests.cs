using Microsoft.Extensions.DependencyInjection;
using Payouts.Journal;

namespace Payouts.Sqlite.Tests;

/// <summary>Ending a journal.</summary>
public sealed class SqliteEndingTests
{
    [Fact]
    public async Task A_journal_whose_lock_cannot_be_taken_is_closed_all_the_same()
    {
        using var file = new JournalFile();
        SqlitePayoutJournal journal = await file.OpenAsync();
        await journal.InsertAsync(Sample.Insert("refund-1"), CancellationToken.None);
        File.Delete($"{file.Path}-lock");
        Directory.CreateDirectory($"{file.Path}-lock");
        Func<Task> writing = () => journal.InsertAsync(Sample.Insert("refund-2"), CancellationToken.None).AsTask();
        await writing.Should().ThrowAsync<PayoutJournalException>().WithMessage("*give this process the right*The write was not made.");

        await journal.DisposeAsync();

        File.Exists($"{file.Path}-wal").Should().BeFalse("whoever closes the file last folds the log into it");
    }

    [Fact]
    public async Task A_container_that_is_ended_synchronously_closes_the_journal()
    {
        using var file = new JournalFile();
        var services = new ServiceCollection();
        services.AddPayouts(payouts => payouts.UseSqliteJournal(file.Path));
        ServiceProvider provider = services.BuildServiceProvider();
        IPayoutJournal journal = provider.GetRequiredService<IPayoutJournal>();
        await journal.OpenAsync(CancellationToken.None);
        await journal.InsertAsync(Sample.Insert("refund-1"), CancellationToken.None);

        End(provider);

        File.Exists($"{file.Path}-wal").Should().BeFalse();
    }

    [Fact]
    public async Task A_journal_may_be_ended_twice()
    {
        using var file = new JournalFile();
        SqlitePayoutJournal journal = await file.OpenAsync();
        await journal.DisposeAsync();

        await journal.DisposeAsync();

        await FluentActions.Awaiting(() => journal.InsertAsync(Sample.Insert("refund-1"), CancellationToken.None).AsTask()).Should().ThrowAsync<ObjectDisposedException>();
    }

    private static void End(ServiceProvider provider) => provider.Dispose();
}
