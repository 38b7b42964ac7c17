using Payouts.Journal;
using Payouts.PostgreSql.Tests.Support;

namespace Payouts.PostgreSql.Tests;

/// <summary>Who waits for work hears of it.</summary>
[Collection(OneServer.Name)]
public sealed class WakeUpTests(ServerFixture fixture)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    [PostgreSqlFact]
    public async Task An_event_wakes_who_waits_in_the_same_process()
    {
        await using PostgreSqlPayoutJournal journal = await fixture.NewPlace().OpenAsync(configure: options => options.UseNotifications = false);
        Task<long> waiting = journal.WaitForWorkAsync(seen: 0, Patience, CancellationToken.None);

        await Samples.AddAsync(journal, "payout", Samples.Event("payout", "1"));

        (await waiting).Should().Be(1);
    }

    [PostgreSqlFact]
    public async Task An_event_wakes_who_waits_in_another_process()
    {
        JournalPlace place = fixture.NewPlace();
        await using PostgreSqlPayoutJournal writer = await place.OpenAsync();
        await using PostgreSqlPayoutJournal waiter = await place.OpenAsync();
        long listening = await waiter.WaitForWorkAsync(seen: 0, Patience, CancellationToken.None);

        await Samples.AddAsync(writer, "payout", Samples.Event("payout", "1"));

        (await waiter.WaitForWorkAsync(listening, Patience, CancellationToken.None)).Should().BeGreaterThan(listening);
    }

    [PostgreSqlFact]
    public async Task What_was_written_between_two_waits_is_not_missed()
    {
        await using PostgreSqlPayoutJournal journal = await fixture.NewPlace().OpenAsync(configure: options => options.UseNotifications = false);
        await Samples.AddAsync(journal, "payout", Samples.Event("payout", "1"));

        (await journal.WaitForWorkAsync(seen: 0, Patience, CancellationToken.None)).Should().Be(1);
    }

    [PostgreSqlFact]
    public async Task A_payout_that_is_due_wakes_and_one_that_is_not_does_not()
    {
        await using PostgreSqlPayoutJournal journal = await fixture.NewPlace().OpenAsync(configure: options => options.UseNotifications = false);
        DateTimeOffset now = TimeProvider.System.GetUtcNow();
        await journal.InsertAsync(new JournalWrite { Record = Samples.Record("later", now.AddHours(1)) }, CancellationToken.None);

        (await journal.WaitForWorkAsync(seen: 0, TimeSpan.FromMilliseconds(50), CancellationToken.None)).Should().Be(0);

        await journal.InsertAsync(new JournalWrite { Record = Samples.Record("now", now) }, CancellationToken.None);
        (await journal.WaitForWorkAsync(seen: 0, Patience, CancellationToken.None)).Should().Be(1);
    }

    [PostgreSqlFact]
    public async Task The_next_event_of_a_payout_wakes_when_the_one_before_was_delivered()
    {
        await using PostgreSqlPayoutJournal journal = await fixture.NewPlace().OpenAsync(configure: options => options.UseNotifications = false);
        await Samples.AddAsync(journal, "payout", Samples.Event("payout", "1"), Samples.Event("payout", "2"));
        JournalEvent first = (await journal.TakeEventsAsync(10, Samples.Hold, CancellationToken.None)).Single();

        await journal.FinishEventAsync(first, EventDisposition.Delivered, TimeSpan.Zero, CancellationToken.None);

        (await journal.WaitForWorkAsync(seen: 1, Patience, CancellationToken.None)).Should().Be(2);
    }

    [PostgreSqlFact]
    public async Task A_listener_whose_connection_was_ended_listens_again()
    {
        JournalPlace place = await fixture.NewDatabaseAsync();
        await using PostgreSqlPayoutJournal journal = await place.OpenAsync();
        long listening = await journal.WaitForWorkAsync(seen: 0, Patience, CancellationToken.None);

        await place.ExecuteAsync("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() AND query LIKE 'LISTEN%'");

        (await journal.WaitForWorkAsync(listening, Patience, CancellationToken.None)).Should().BeGreaterThan(listening, "what was told in between was missed");
    }

    [PostgreSqlFact]
    public async Task Waiting_ends_when_its_caller_gives_up()
    {
        await using PostgreSqlPayoutJournal journal = await fixture.NewPlace().OpenAsync();
        using var given = new CancellationTokenSource();
        Task<long> waiting = journal.WaitForWorkAsync(await journal.WaitForWorkAsync(0, Patience, CancellationToken.None), Patience, given.Token);

        await given.CancelAsync();

        await FluentActions.Awaiting(() => waiting).Should().ThrowAsync<OperationCanceledException>();
    }

    [PostgreSqlFact]
    public async Task A_journal_that_tells_and_listens_may_be_ended_twice()
    {
        JournalPlace place = await fixture.NewDatabaseAsync();
        PostgreSqlPayoutJournal journal = await place.OpenAsync();
        await journal.WaitForWorkAsync(0, Patience, CancellationToken.None);
        await Samples.AddAsync(journal, "payout", Samples.Event("payout", "1"));
        await journal.DisposeAsync();

        await journal.DisposeAsync();

        await Eventually.IsTrueAsync(() => place.ScalarAsync<bool>("SELECT NOT EXISTS (SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend')"));
    }
}
