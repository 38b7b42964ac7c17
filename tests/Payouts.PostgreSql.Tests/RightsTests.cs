using Payouts.Journal;
using Payouts.PostgreSql.Tests.Support;

namespace Payouts.PostgreSql.Tests;

/// <summary>The rights that docs/journals.md lists are enough, and missing ones are told.</summary>
[Collection(OneServer.Name)]
public sealed class RightsTests(ServerFixture fixture)
{
    private const string Password = "other-0815-Xy";

    [PostgreSqlFact]
    public async Task A_role_with_the_listed_rights_can_do_everything_but_migrate()
    {
        JournalPlace place = await fixture.NewDatabaseAsync();
        await using (await place.OpenAsync())
        {
            // Made by the owner.
        }

        await place.ExecuteAsync($"""
            CREATE ROLE payouts_app LOGIN PASSWORD '{Password}';
            GRANT USAGE ON SCHEMA payouts TO payouts_app;
            GRANT SELECT ON payouts.schema_versions TO payouts_app;
            GRANT SELECT, INSERT, UPDATE ON payouts.payouts, payouts.timeline, payouts.secrets, payouts.continuity TO payouts_app;
            GRANT DELETE ON payouts.timeline TO payouts_app;
            GRANT SELECT, INSERT, UPDATE, DELETE ON payouts.events, payouts.remembered, payouts.tallies, payouts.deliveries TO payouts_app;
            """);
        await using PostgreSqlPayoutJournal journal = await place.As("payouts_app", Password).OpenAsync(configure: options => (options.Migrate, options.ContinuityInterval) = (false, TimeSpan.Zero));

        JournalRecord record = await Samples.AddAsync(journal, "payout", Samples.Event("payout", "1"));
        await journal.UpdateAsync(new JournalWrite { Record = Samples.Bound(record, "id-1") with { DueAt = record.CreatedAt } }, CancellationToken.None);
        (await journal.TakeDueAsync(10, Samples.Hold, CancellationToken.None)).Should().ContainSingle();
        await journal.PostponeAsync("payout", record.Version, record.CreatedAt, CancellationToken.None);
        JournalEvent taken = (await journal.TakeEventsAsync(10, Samples.Hold, CancellationToken.None)).Single();
        await journal.FinishEventAsync(taken, EventDisposition.Delivered, TimeSpan.Zero, CancellationToken.None);
        await journal.TryRememberAsync("scope", "key", TimeSpan.FromTicks(1), CancellationToken.None);
        await journal.TryRememberAsync("scope", "other", TimeSpan.FromMinutes(1), CancellationToken.None);
        var delivery = new JournalDelivery { Account = "account", Key = "key", ReceivedAt = record.CreatedAt };
        await journal.ReceiveAsync(delivery, TimeSpan.FromTicks(1), CancellationToken.None);
        await journal.FinishDeliveryAsync((await journal.TakeDeliveriesAsync(10, Samples.Hold, CancellationToken.None)).Single(), DeliveryEnd.Done, TimeSpan.Zero, CancellationToken.None);
        await journal.ReceiveAsync(delivery with { Key = "other" }, TimeSpan.FromTicks(1), CancellationToken.None);
        await journal.ChangeTallyAsync(new TallyChange { Key = "total", Count = 1, Keep = TimeSpan.FromTicks(1) }, CancellationToken.None);
        await journal.InsertAsync(Samples.Insert("counted") with { Tallies = [new TallyChange { Key = "total", Count = 1 }] }, CancellationToken.None);
        await journal.GetSecretAsync("secret", CancellationToken.None);
        await place.ExecuteAsync("UPDATE payouts.continuity SET timeline = 77");
        JournalContinuity seen = await journal.CheckAsync(CancellationToken.None);
        await journal.AcknowledgeAsync(seen, "Ada", "Looked.", CancellationToken.None);
        await journal.WaitForWorkAsync(0, TimeSpan.FromSeconds(10), CancellationToken.None);
        seen.IsUnbroken.Should().BeFalse();
    }

    [PostgreSqlFact]
    public async Task A_role_that_may_not_make_the_schema_is_told_so()
    {
        JournalPlace place = await fixture.NewDatabaseAsync();
        await place.ExecuteAsync($"CREATE ROLE payouts_poor LOGIN PASSWORD '{Password}'");
        await using PostgreSqlPayoutJournal journal = place.As("payouts_poor", Password).Journal();

        Func<Task> open = () => journal.OpenAsync(CancellationToken.None).AsTask();

        await open.Should().ThrowAsync<PayoutJournalException>().WithMessage("*lacks a right*docs/journals.md*(SQLSTATE 42501)*");
    }

    [PostgreSqlFact]
    public async Task A_role_that_may_not_ask_which_server_it_is_is_told_so()
    {
        JournalPlace place = await fixture.NewDatabaseAsync();
        await place.ExecuteAsync($"CREATE ROLE payouts_blind LOGIN PASSWORD '{Password}'; REVOKE EXECUTE ON FUNCTION pg_control_system() FROM PUBLIC");
        await using PostgreSqlPayoutJournal journal = place.As("payouts_blind", Password).Journal();

        Func<Task> open = () => journal.OpenAsync(CancellationToken.None).AsTask();

        await open.Should().ThrowAsync<PayoutJournalException>().WithMessage("*lacks a right*docs/journals.md*");
    }

    [PostgreSqlFact]
    public async Task A_right_that_was_taken_away_is_told_and_the_write_was_not_made()
    {
        JournalPlace place = await fixture.NewDatabaseAsync();
        await using (await place.OpenAsync())
        {
            // Made by the owner.
        }

        await place.ExecuteAsync($"""
            CREATE ROLE payouts_reader LOGIN PASSWORD '{Password}';
            GRANT USAGE ON SCHEMA payouts TO payouts_reader;
            GRANT SELECT ON ALL TABLES IN SCHEMA payouts TO payouts_reader;
            """);
        await using PostgreSqlPayoutJournal journal = await place.As("payouts_reader", Password).OpenAsync();

        Func<Task> insert = () => journal.InsertAsync(Samples.Insert("payout"), CancellationToken.None).AsTask();

        await insert.Should().ThrowAsync<PayoutJournalException>().WithMessage("*lacks a right*The write was not made.");
    }
}
