using Payouts.Journal;
using Payouts.PostgreSql.Tests.Support;

namespace Payouts.PostgreSql.Tests;

/// <summary>Connections that break at the worst moment.</summary>
[Collection(OneServer.Name)]
public sealed class BrokenConnectionTests(ServerFixture fixture)
{
    [PostgreSqlFact]
    public async Task A_commit_whose_answer_was_lost_throws_and_is_found_again()
    {
        await using var proxy = new TestProxy(fixture.Server.Port);
        await using PostgreSqlPayoutJournal journal = await OpenAsync(proxy);
        await Samples.AddAsync(journal, "warm-up");
        proxy.CutOnce(TestProxy.CutPoint.BeforeTheAnswer);

        Func<Task> insert = () => journal.InsertAsync(Samples.Insert("lost"), CancellationToken.None).AsTask();

        await insert.Should().ThrowAsync<PayoutJournalException>().WithMessage("*Whether the write was made is not known*");
        (await journal.InsertAsync(Samples.Insert("lost"), CancellationToken.None)).Outcome.Should().Be(JournalOutcome.VersionConflict);
    }

    [PostgreSqlFact]
    public async Task A_commit_that_never_arrived_throws_and_is_not_repeated_behind_the_callers_back()
    {
        await using var proxy = new TestProxy(fixture.Server.Port);
        await using PostgreSqlPayoutJournal journal = await OpenAsync(proxy);
        await Samples.AddAsync(journal, "warm-up");
        proxy.CutOnce(TestProxy.CutPoint.BeforeTheRequest);

        Func<Task> insert = () => journal.InsertAsync(Samples.Insert("lost"), CancellationToken.None).AsTask();

        await insert.Should().ThrowAsync<PayoutJournalException>().WithMessage("*Whether the write was made is not known*");
        (await journal.FindAsync("lost", CancellationToken.None)).Should().BeNull();
    }

    [PostgreSqlTheory]
    [InlineData(nameof(TestProxy.CutPoint.BeforeTheRequest))]
    [InlineData(nameof(TestProxy.CutPoint.BeforeTheAnswer))]
    public async Task A_read_whose_connection_broke_is_made_again(string point)
    {
        await using var proxy = new TestProxy(fixture.Server.Port);
        await using PostgreSqlPayoutJournal journal = await OpenAsync(proxy);
        await Samples.AddAsync(journal, "there");
        await journal.FindAsync("there", CancellationToken.None);
        proxy.CutOnce(Enum.Parse<TestProxy.CutPoint>(point));

        (await journal.FindAsync("there", CancellationToken.None)).Should().NotBeNull();
    }

    [PostgreSqlFact]
    public async Task Connections_that_the_server_ended_meanwhile_are_replaced()
    {
        JournalPlace place = await fixture.NewDatabaseAsync();
        var clock = new StepClock();
        await using var journal = new PostgreSqlPayoutJournal(new PostgreSqlJournalOptions { ConnectionString = place.ConnectionString, Schema = place.Schema, WriteConnections = 1 }, clock);
        await journal.OpenAsync(CancellationToken.None);
        await Samples.AddAsync(journal, "before");
        await journal.FindAsync("before", CancellationToken.None);
        await place.ExecuteAsync("SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()");

        // A connection that was quiet for a while is asked whether it stands before anything is written over it.
        clock.Step(TimeSpan.FromMinutes(1));

        await Samples.AddAsync(journal, "after");
        (await journal.FindAsync("before", CancellationToken.None)).Should().NotBeNull();
    }

    [PostgreSqlFact]
    public async Task A_take_that_was_committed_and_could_not_be_read_is_told_as_held()
    {
        await using var proxy = new TestProxy(fixture.Server.Port);
        await using PostgreSqlPayoutJournal journal = await OpenAsync(proxy, options => options.UseNotifications = false);
        await journal.InsertAsync(new JournalWrite { Record = Samples.Record("warm-up", DateTimeOffset.UnixEpoch) }, CancellationToken.None);
        (await journal.TakeDueAsync(10, Samples.Hold, CancellationToken.None)).Should().ContainSingle();
        await journal.InsertAsync(new JournalWrite { Record = Samples.Record("due", DateTimeOffset.UnixEpoch) }, CancellationToken.None);
        proxy.CutOnce(TestProxy.CutPoint.BeforeTheAnswer, afterAnswers: 1);

        Func<Task> take = () => journal.TakeDueAsync(10, Samples.Hold, CancellationToken.None).AsTask();

        await take.Should().ThrowAsync<PayoutJournalException>().WithMessage("*What was taken is given out again once its hold is over.");
        (await journal.TakeDueAsync(10, Samples.Hold, CancellationToken.None)).Should().BeEmpty("it is held");
    }

    private async Task<PostgreSqlPayoutJournal> OpenAsync(TestProxy proxy, Action<PostgreSqlJournalOptions>? configure = null) => await fixture.NewPlace().Through(proxy.Port).OpenAsync(configure: options =>
    {
        options.WriteConnections = 1;
        configure?.Invoke(options);
    });
}
