using System.Transactions;
using Npgsql;
using Payouts.Journal;
using Payouts.PostgreSql.Tests.Support;

namespace Payouts.PostgreSql.Tests;

/// <summary>Writes that wait together share a commit, and nothing else.</summary>
[Collection(OneServer.Name)]
public sealed class SharedCommitTests(ServerFixture fixture)
{
    [PostgreSqlFact]
    public async Task Writes_that_wait_together_are_one_transaction()
    {
        JournalPlace place = fixture.NewPlace();
        await using PostgreSqlPayoutJournal journal = await place.OpenAsync(configure: options => options.WriteConnections = 1);

        await WhileOneWaitsAsync(place, journal, () => Task.WhenAll(Enumerable.Range(0, 50).Select(number => Samples.AddAsync(journal, $"payout-{number}"))));

        (await place.ScalarAsync<long>($"SELECT count(DISTINCT xmin::text) FROM {place.Schema}.payouts WHERE reference LIKE 'payout-%'")).Should().Be(1);
    }

    [PostgreSqlFact]
    public async Task No_more_writes_share_a_commit_than_the_options_allow()
    {
        JournalPlace place = fixture.NewPlace();
        await using PostgreSqlPayoutJournal journal = await place.OpenAsync(configure: options => (options.WriteConnections, options.MaxBatch) = (1, 10));

        await WhileOneWaitsAsync(place, journal, () => Task.WhenAll(Enumerable.Range(0, 50).Select(number => Samples.AddAsync(journal, $"payout-{number}"))));

        (await place.ScalarAsync<long>($"SELECT count(DISTINCT xmin::text) FROM {place.Schema}.payouts WHERE reference LIKE 'payout-%'")).Should().Be(5);
    }

    [PostgreSqlFact]
    public async Task A_write_that_the_server_refuses_takes_no_other_with_it()
    {
        JournalPlace place = fixture.NewPlace();
        await using PostgreSqlPayoutJournal journal = await place.OpenAsync(configure: options => options.WriteConnections = 1);
        await place.ExecuteAsync($"ALTER TABLE {place.Schema}.payouts ADD CONSTRAINT refused CHECK (reference <> 'payout-7')");
        Task<JournalResult>[] inserts = [];

        await WhileOneWaitsAsync(place, journal, () =>
        {
            inserts = [.. Enumerable.Range(0, 20).Select(number => journal.InsertAsync(Samples.Insert($"payout-{number}"), CancellationToken.None).AsTask())];
            return Task.WhenAll(inserts).ContinueWith(static _ => { }, TaskScheduler.Default);
        });

        inserts.Select((insert, number) => (number, insert.IsFaulted)).Should().OnlyContain(each => each.IsFaulted == (each.number == 7));
        inserts[7].Exception!.InnerException.Should().BeOfType<PayoutJournalException>().Which.Message.Should().EndWith("(SQLSTATE 23514). The write was not made.");
        (await place.ScalarAsync<long>($"SELECT count(*) FROM {place.Schema}.payouts WHERE reference LIKE 'payout-%'")).Should().Be(19);
    }

    [PostgreSqlFact]
    public async Task A_write_that_a_limit_refuses_leaves_its_commit_to_the_others()
    {
        JournalPlace place = fixture.NewPlace();
        await using PostgreSqlPayoutJournal journal = await place.OpenAsync(configure: options => options.WriteConnections = 1);
        JournalResult[] results = [];

        await WhileOneWaitsAsync(place, journal, async () => results = await Task.WhenAll(
        [
            .. Enumerable.Range(0, 20).Select(number => journal.InsertAsync(
                Samples.Insert($"payout-{number}") with { Tallies = number % 2 == 0 ? [new TallyChange { Key = "cap", Count = 1, MostCount = 3 }] : [] }, CancellationToken.None).AsTask()),
        ]));

        results.Count(result => result.IsWritten).Should().Be(13);
        results.Count(result => result is { Outcome: JournalOutcome.LimitReached, Limit.Count: 3 }).Should().Be(7);
        (await place.ScalarAsync<long>($"SELECT count(DISTINCT xmin::text) FROM {place.Schema}.payouts WHERE reference LIKE 'payout-%'")).Should().Be(1);
    }

    [PostgreSqlFact]
    public async Task A_commit_that_fails_at_its_very_end_is_not_acknowledged()
    {
        JournalPlace place = fixture.NewPlace();
        await using PostgreSqlPayoutJournal journal = await place.OpenAsync();
        await place.ExecuteAsync($"""
            CREATE FUNCTION {place.Schema}.refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'refused'; END $$;
            CREATE CONSTRAINT TRIGGER refuse AFTER INSERT ON {place.Schema}.payouts DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.reference = 'late') EXECUTE FUNCTION {place.Schema}.refuse();
            """);

        Func<Task> insert = () => journal.InsertAsync(Samples.Insert("late"), CancellationToken.None).AsTask();

        await insert.Should().ThrowAsync<PayoutJournalException>().WithMessage("*The write was not made.");
        (await journal.FindAsync("late", CancellationToken.None)).Should().BeNull();
    }

    [PostgreSqlFact]
    public async Task A_text_that_the_server_cannot_store_is_refused_by_itself()
    {
        await using PostgreSqlPayoutJournal journal = await fixture.NewPlace().OpenAsync();
        JournalRecord record = await Samples.AddAsync(journal, "bound");

        Func<Task> update = () => journal.UpdateAsync(new JournalWrite { Record = Samples.Bound(record, "id\0") }, CancellationToken.None).AsTask();

        await update.Should().ThrowAsync<PayoutJournalException>().WithMessage("*provider id*NUL*");
        (await journal.FindByProviderIdAsync(Samples.Account, "id\0", CancellationToken.None)).Should().BeNull();
        (await journal.FindAsync("half \ud83d", CancellationToken.None)).Should().BeNull();
    }

    [PostgreSqlFact]
    public async Task A_write_withdrawn_while_it_waits_is_not_made()
    {
        JournalPlace place = fixture.NewPlace();
        await using PostgreSqlPayoutJournal journal = await place.OpenAsync(configure: options => options.WriteConnections = 1);
        using var withdrawal = new CancellationTokenSource();
        Task<JournalResult>? withdrawn = null;

        await WhileOneWaitsAsync(place, journal, async () =>
        {
            withdrawn = journal.InsertAsync(Samples.Insert("withdrawn"), withdrawal.Token).AsTask();
            await withdrawal.CancelAsync();
        });

        await FluentActions.Awaiting(() => withdrawn!).Should().ThrowAsync<OperationCanceledException>();
        (await journal.FindAsync("withdrawn", CancellationToken.None)).Should().BeNull();
    }

    [PostgreSqlFact]
    public async Task A_row_that_another_session_holds_fails_its_own_write_alone()
    {
        JournalPlace place = fixture.NewPlace();
        await using PostgreSqlPayoutJournal journal = await place.OpenAsync(configure: options => (options.WriteConnections, options.LockTimeout) = (1, TimeSpan.FromMilliseconds(300)));
        JournalRecord held = await Samples.AddAsync(journal, "held");
        JournalRecord free = await Samples.AddAsync(journal, "free");
        await using NpgsqlConnection other = await place.ConnectAsync();
        await using NpgsqlTransaction transaction = await other.BeginTransactionAsync();
        await using (var hold = new NpgsqlCommand($"SELECT 1 FROM {place.Schema}.payouts WHERE reference = 'held' FOR UPDATE", other)) await hold.ExecuteNonQueryAsync();

        Task<JournalResult> refused = journal.UpdateAsync(new JournalWrite { Record = held }, CancellationToken.None).AsTask();
        Task<JournalResult> written = journal.UpdateAsync(new JournalWrite { Record = free }, CancellationToken.None).AsTask();

        (await written).IsWritten.Should().BeTrue();
        await FluentActions.Awaiting(() => refused).Should().ThrowAsync<PayoutJournalException>().WithMessage("*idle in transaction*The write was not made.");
    }

    [PostgreSqlFact]
    public async Task A_transaction_of_the_callers_does_not_undo_what_was_acknowledged()
    {
        JournalPlace place = fixture.NewPlace();
        await using var dataSource = NpgsqlDataSource.Create(place.ConnectionString);
        await using var journal = new PostgreSqlPayoutJournal(new PostgreSqlJournalOptions { DataSource = () => dataSource, Schema = place.Schema }, TimeProvider.System);
        using (new TransactionScope(TransactionScopeOption.Required, TransactionScopeAsyncFlowOption.Enabled))
        {
            await journal.OpenAsync(CancellationToken.None);
            await Samples.AddAsync(journal, "kept");
            await journal.FindAsync("kept", CancellationToken.None);
        }

        (await journal.FindAsync("kept", CancellationToken.None)).Should().NotBeNull();
    }

    [PostgreSqlFact]
    public async Task A_data_source_that_was_given_stays_open()
    {
        JournalPlace place = fixture.NewPlace();
        await using var dataSource = NpgsqlDataSource.Create(place.ConnectionString);
        await using (var journal = new PostgreSqlPayoutJournal(new PostgreSqlJournalOptions { DataSource = () => dataSource, Schema = place.Schema }, TimeProvider.System))
        {
            await journal.OpenAsync(CancellationToken.None);
            await Samples.AddAsync(journal, "kept");
        }

        await using NpgsqlCommand count = dataSource.CreateCommand($"SELECT count(*) FROM {place.Schema}.payouts");
        (await count.ExecuteScalarAsync()).Should().Be(1L);
    }

    [PostgreSqlFact]
    public async Task Ending_the_journal_waits_for_the_writes_that_were_begun()
    {
        JournalPlace place = fixture.NewPlace();
        PostgreSqlPayoutJournal journal = await place.OpenAsync();
        Task<JournalResult>[] inserts = [.. Enumerable.Range(0, 100).Select(number => journal.InsertAsync(Samples.Insert($"payout-{number}"), CancellationToken.None).AsTask())];

        await journal.DisposeAsync();

        (await Task.WhenAll(inserts)).Should().OnlyContain(result => result.IsWritten);
        await FluentActions.Awaiting(() => journal.InsertAsync(Samples.Insert("too late"), CancellationToken.None).AsTask()).Should().ThrowAsync<ObjectDisposedException>();
    }

    [PostgreSqlFact]
    public async Task A_commit_that_its_synchronous_standby_did_not_confirm_is_not_acknowledged()
    {
        await using TestServer server = await TestServer.StartNewAsync();
        var place = new JournalPlace(server.ConnectionString(), "payouts");
        await using PostgreSqlPayoutJournal journal = await place.OpenAsync();
        await Samples.AddAsync(journal, "confirmed");
        await place.ExecuteAsync("ALTER SYSTEM SET synchronous_standby_names = 'nobody'");
        await place.ExecuteAsync("SELECT pg_reload_conf()");
        await Eventually.IsTrueAsync(async () => await place.ScalarAsync<string>("SELECT current_setting('synchronous_standby_names')") == "nobody");
        Task<JournalResult> insert = journal.InsertAsync(Samples.Insert("unconfirmed"), CancellationToken.None).AsTask();

        // An administrator who ends the wait makes the server report success.
        await Eventually.IsTrueAsync(() => place.ScalarAsync<bool>("SELECT coalesce(bool_or(pg_cancel_backend(pid)), false) FROM pg_stat_activity WHERE wait_event = 'SyncRep'"));

        await FluentActions.Awaiting(() => insert).Should().ThrowAsync<PayoutJournalException>().WithMessage("*standby has not confirmed it*not known: call again with the same request.");
    }

    [PostgreSqlFact]
    public async Task A_commit_that_takes_longer_than_the_options_allow_is_not_acknowledged()
    {
        JournalPlace place = fixture.NewPlace();
        await using PostgreSqlPayoutJournal journal = await place.OpenAsync(configure: options => (options.CommandTimeout, options.LockTimeout) = (TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1)));
        await place.ExecuteAsync($"""
            CREATE FUNCTION {place.Schema}.dawdle() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_sleep(60); RETURN NULL; END $$;
            CREATE TRIGGER dawdle AFTER INSERT ON {place.Schema}.payouts FOR EACH ROW WHEN (NEW.reference = 'slow') EXECUTE FUNCTION {place.Schema}.dawdle();
            """);

        Func<Task> insert = () => journal.InsertAsync(Samples.Insert("slow"), CancellationToken.None).AsTask();

        await insert.Should().ThrowAsync<PayoutJournalException>().WithMessage("*did not answer in time*not known: call again with the same request.");
        await Samples.AddAsync(journal, "next");
    }

    [PostgreSqlFact]
    public async Task A_warning_of_somebody_elses_is_no_trouble()
    {
        JournalPlace place = fixture.NewPlace();
        await using PostgreSqlPayoutJournal journal = await place.OpenAsync();
        await place.ExecuteAsync($"""
            CREATE FUNCTION {place.Schema}.warn() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE WARNING 'look'; RETURN NULL; END $$;
            CREATE TRIGGER warn AFTER INSERT ON {place.Schema}.payouts EXECUTE FUNCTION {place.Schema}.warn();
            """);

        await Samples.AddAsync(journal, "warned");
    }

    [PostgreSqlFact]
    public async Task An_insert_and_an_update_are_one_round_trip_each()
    {
        await using var proxy = new TestProxy(fixture.Server.Port);
        await using PostgreSqlPayoutJournal journal = await fixture.NewPlace().Through(proxy.Port).OpenAsync(configure: options => (options.WriteConnections, options.UseNotifications) = (1, false));
        JournalRecord warm = await Samples.AddAsync(journal, "warm-up");
        await journal.UpdateAsync(new JournalWrite { Record = warm }, CancellationToken.None);
        int before = proxy.Answers;

        JournalResult inserted = await journal.InsertAsync(
            Samples.Insert("counted", Samples.Event("counted", "1")) with { Timeline = [Samples.Entry("made")], Claim = ClaimChange.Take("me", Samples.Lease) }, CancellationToken.None);
        await journal.UpdateAsync(new JournalWrite { Record = inserted.Record!, Timeline = [Samples.Entry("sent")], Claim = ClaimChange.Release }, CancellationToken.None);

        (proxy.Answers - before).Should().Be(2);
    }

    [PostgreSqlFact]
    public async Task A_write_with_totals_is_one_round_trip_too()
    {
        await using var proxy = new TestProxy(fixture.Server.Port);
        await using PostgreSqlPayoutJournal journal = await fixture.NewPlace().Through(proxy.Port).OpenAsync(configure: options => (options.WriteConnections, options.UseNotifications) = (1, false));
        TallyChange[] tallies = [new TallyChange { Key = "cap", Count = 1, MostCount = 10 }, new TallyChange { Key = "other", Amount = 1 }];
        await journal.InsertAsync(Samples.Insert("warm-up") with { Tallies = tallies }, CancellationToken.None);
        int before = proxy.Answers;

        (await journal.InsertAsync(Samples.Insert("counted") with { Tallies = tallies }, CancellationToken.None)).IsWritten.Should().BeTrue();

        (proxy.Answers - before).Should().Be(1);
    }

    [PostgreSqlFact]
    public async Task A_record_or_event_that_cannot_be_read_keeps_no_other_from_its_turn()
    {
        JournalPlace place = fixture.NewPlace();
        await using PostgreSqlPayoutJournal journal = await place.OpenAsync();
        DateTimeOffset past = TimeProvider.System.GetUtcNow().AddMinutes(-1);
        foreach (string reference in new[] { "damaged", "sound" })
            await journal.InsertAsync(new JournalWrite { Record = Samples.Record(reference, past), Events = [Samples.Event(reference, "1")] }, CancellationToken.None);
        await place.ExecuteAsync($"UPDATE {place.Schema}.events SET body = 'x' WHERE payout = (SELECT sequence FROM {place.Schema}.payouts WHERE reference = 'damaged')");
        await place.ExecuteAsync($"UPDATE {place.Schema}.payouts SET body = 'x' WHERE reference = 'damaged'");

        (await journal.TakeDueAsync(10, Samples.Hold, CancellationToken.None)).Should().ContainSingle().Which.Reference.Should().Be("sound");
        (await journal.TakeEventsAsync(10, Samples.Hold, CancellationToken.None)).Should().ContainSingle().Which.Event.Reference.Should().Be("sound");
    }

    // The only connection that writes is kept waiting for a row, so that whatever is asked for meanwhile waits together.
    private static async Task WhileOneWaitsAsync(JournalPlace place, PostgreSqlPayoutJournal journal, Func<Task> start)
    {
        JournalRecord record = await Samples.AddAsync(journal, "held");
        await using NpgsqlConnection other = await place.ConnectAsync();
        await using NpgsqlTransaction transaction = await other.BeginTransactionAsync();
        await using (var hold = new NpgsqlCommand($"SELECT 1 FROM {place.Schema}.payouts WHERE reference = 'held' FOR UPDATE", other)) await hold.ExecuteNonQueryAsync();
        Task<JournalResult> waiting = journal.UpdateAsync(new JournalWrite { Record = record }, CancellationToken.None).AsTask();
        await Eventually.IsTrueAsync(() => place.ScalarAsync<bool>($"SELECT EXISTS (SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE '%{place.Schema}%')"));
        Task started = start();
        await transaction.CommitAsync();
        await waiting;
        await started;
    }
}
