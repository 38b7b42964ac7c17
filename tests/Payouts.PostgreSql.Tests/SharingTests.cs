using System.Collections.Concurrent;
using Payouts.Journal;
using Payouts.PostgreSql.Tests.Support;

namespace Payouts.PostgreSql.Tests;

/// <summary>Several journals over one schema, as processes on several machines have them.</summary>
[Collection(OneServer.Name)]
public sealed class SharingTests(ServerFixture fixture)
{
    [PostgreSqlFact]
    public async Task A_claim_taken_in_one_process_is_held_in_the_other()
    {
        JournalPlace place = fixture.NewPlace();
        await using PostgreSqlPayoutJournal first = await place.OpenAsync();
        await using PostgreSqlPayoutJournal second = await place.OpenAsync();
        await first.InsertAsync(Samples.Insert("shared") with { Claim = ClaimChange.Take("first", Samples.Lease) }, CancellationToken.None);
        JournalRecord seen = (await second.FindAsync("shared", CancellationToken.None))!;

        JournalResult result = await second.UpdateAsync(new JournalWrite { Record = seen, Claim = ClaimChange.Take("second", Samples.Lease) }, CancellationToken.None);

        result.Outcome.Should().Be(JournalOutcome.ClaimHeld);
        result.Record!.Claim.Should().Match<JournalClaim>(claim => claim.IsLive && claim.Owner == "first");
    }

    [PostgreSqlFact]
    public async Task Of_inserts_of_the_same_references_in_two_processes_each_reference_is_written_once()
    {
        JournalPlace place = await fixture.NewDatabaseAsync();
        await using PostgreSqlPayoutJournal first = await place.OpenAsync();
        await using PostgreSqlPayoutJournal second = await place.OpenAsync();
        string[] references = [.. Enumerable.Range(0, 300).Select(number => $"refund-{number}")];

        // One goes up, the other down: transactions that locked in the order of arrival would wait for each other.
        JournalResult[] results = await Task.WhenAll(
            references.Select(reference => InsertAsync(first, reference)).Concat(references.Reverse().Select(reference => InsertAsync(second, reference))));

        results.Count(result => result.IsWritten).Should().Be(references.Length);
        results.Where(result => result.IsWritten).Select(result => result.Record!.Reference).Should().BeEquivalentTo(references);
        (await place.ScalarAsync<long>("SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()")).Should().Be(0);
    }

    [PostgreSqlFact]
    public async Task Updates_of_the_same_payouts_in_two_processes_lose_none()
    {
        JournalPlace place = await fixture.NewDatabaseAsync();
        await using PostgreSqlPayoutJournal first = await place.OpenAsync();
        await using PostgreSqlPayoutJournal second = await place.OpenAsync();
        JournalRecord[] records = await Task.WhenAll(Enumerable.Range(0, 20).Select(number => Samples.AddAsync(first, $"payout-{number}")));

        await Task.WhenAll(
            from journal in new[] { first, second }
            from writer in Enumerable.Range(0, 5)
            from record in writer % 2 == 0 ? records : records.Reverse()
            select AppendAsync(journal, record));

        foreach (JournalRecord record in records)
        {
            JournalRecord found = (await first.FindAsync(record.Reference, CancellationToken.None))!;
            found.Version.Should().Be(11);
            found.Timeline.Should().HaveCount(10);
        }

        (await place.ScalarAsync<long>("SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()")).Should().Be(0);
    }

    [PostgreSqlFact]
    public async Task Events_written_and_delivered_by_two_processes_at_once_all_come_out_once_and_in_order()
    {
        const int payouts = 10, eventsEach = 30;
        JournalPlace place = fixture.NewPlace();
        await using PostgreSqlPayoutJournal first = await place.OpenAsync();
        await using PostgreSqlPayoutJournal second = await place.OpenAsync();
        PostgreSqlPayoutJournal[] journals = [first, second];
        JournalRecord[] records = await Task.WhenAll(Enumerable.Range(0, payouts).Select(number => Samples.AddAsync(first, $"payout-{number}")));
        var delivered = new ConcurrentDictionary<string, ConcurrentQueue<string>>();
        int left = payouts * eventsEach;
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));

        await Task.WhenAll(records.Select((record, index) => WriteAsync(journals[index % 2], record)).Concat(journals.Concat(journals).Select(DeliverAsync)));

        delivered.Should().HaveCount(payouts);
        delivered.Values.Should().OnlyContain(descriptions => descriptions.SequenceEqual(Enumerable.Range(0, eventsEach).Select(number => $"{number}")));

        async Task WriteAsync(PostgreSqlPayoutJournal journal, JournalRecord record)
        {
            for (int number = 0; number < eventsEach; number++)
            {
                JournalResult result = await journal.UpdateAsync(new JournalWrite { Record = record, Events = [Samples.Event(record.Reference, $"{number}")] }, patience.Token);
                record = result.Record!;
                result.IsWritten.Should().BeTrue();
            }
        }

        async Task DeliverAsync(PostgreSqlPayoutJournal journal)
        {
            while (Volatile.Read(ref left) > 0)
            {
                patience.Token.ThrowIfCancellationRequested();
                foreach (JournalEvent taken in await journal.TakeEventsAsync(3, Samples.Hold, patience.Token))
                {
                    delivered.GetOrAdd(taken.Event.Reference, _ => []).Enqueue(taken.Event.Description);
                    await journal.FinishEventAsync(taken, EventDisposition.Delivered, TimeSpan.Zero, patience.Token);
                    Interlocked.Decrement(ref left);
                }
            }
        }
    }

    [PostgreSqlFact]
    public async Task A_limit_lets_exactly_as_many_in_over_two_processes_as_it_says_and_nobody_waits_for_nobody()
    {
        JournalPlace place = await fixture.NewDatabaseAsync();
        await using PostgreSqlPayoutJournal first = await place.OpenAsync();
        await using PostgreSqlPayoutJournal second = await place.OpenAsync();
        PostgreSqlPayoutJournal[] journals = [first, second];
        TallyChange[] caps = [.. Enumerable.Range(0, 4).Select(number => new TallyChange { Key = $"cap-{number}", Count = 1, Amount = 1050, MostAmount = 10 * 1050, Keep = TimeSpan.FromHours(1) })];

        // All are new, and named in both orders: transactions that took them in the order of arrival would wait for each other.
        JournalResult[] results = await Task.WhenAll(Enumerable.Range(0, 400).Select(number => journals[number % 2].InsertAsync(
            Samples.Insert($"refund-{number}") with { Tallies = [.. number % 3 == 0 ? caps : caps.Reverse()] }, CancellationToken.None).AsTask()));

        results.Count(result => result.IsWritten).Should().Be(10);
        results.Where(result => !result.IsWritten).Should().OnlyContain(result => result.Outcome == JournalOutcome.LimitReached && result.Limit!.Amount == 10 * 1050);
        foreach (TallyChange cap in caps) (await first.FindTallyAsync(cap.Key, CancellationToken.None)).Should().Be(new Tally(cap.Key, 10, 10 * 1050, Holder: null));
        (await place.ScalarAsync<long>("SELECT count(*) FROM payouts.payouts")).Should().Be(10);
        (await place.ScalarAsync<long>("SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()")).Should().Be(0);
    }

    [PostgreSqlFact]
    public async Task Totals_that_are_over_do_not_pile_up_and_cost_nobody_a_wait()
    {
        JournalPlace place = await fixture.NewDatabaseAsync();
        await using PostgreSqlPayoutJournal first = await place.OpenAsync();
        await using PostgreSqlPayoutJournal second = await place.OpenAsync();
        PostgreSqlPayoutJournal[] journals = [first, second];

        // Each is over at once; some are begun anew while others are being cleared away.
        await Task.WhenAll(Enumerable.Range(0, 1000).Select(number => journals[number % 2].ChangeTallyAsync(
            new TallyChange { Key = $"short-{number % 300}", Count = 1, Keep = TimeSpan.FromTicks(1) }, CancellationToken.None).AsTask()));
        await Task.WhenAll(Enumerable.Range(0, 40).Select(number => first.ChangeTallyAsync(new TallyChange { Key = $"long-{number}", Count = 1 }, CancellationToken.None).AsTask()));
        await first.ChangeTallyAsync(new TallyChange { Key = "refused", Count = 1, MostCount = 0 }, CancellationToken.None);

        (await place.ScalarAsync<long>("SELECT count(*) FROM payouts.tallies WHERE key NOT LIKE 'long-%'")).Should().BeLessThan(300);
        (await place.ScalarAsync<long>("SELECT count(*) FROM payouts.tallies WHERE key = 'refused'")).Should().Be(0);
        (await place.ScalarAsync<long>("SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()")).Should().Be(0);
    }

    [PostgreSqlFact]
    public async Task A_secret_is_the_same_in_every_process()
    {
        JournalPlace place = fixture.NewPlace();
        await using PostgreSqlPayoutJournal first = await place.OpenAsync();
        await using PostgreSqlPayoutJournal second = await place.OpenAsync();

        ReadOnlyMemory<byte>[] secrets = await Task.WhenAll(
            first.GetSecretAsync("fingerprint", CancellationToken.None).AsTask(), second.GetSecretAsync("fingerprint", CancellationToken.None).AsTask());

        secrets[0].ToArray().Should().Equal(secrets[1].ToArray());
    }

    private static Task<JournalResult> InsertAsync(PostgreSqlPayoutJournal journal, string reference) => journal.InsertAsync(Samples.Insert(reference), CancellationToken.None).AsTask();

    private static async Task AppendAsync(PostgreSqlPayoutJournal journal, JournalRecord record)
    {
        while (true)
        {
            JournalResult result = await journal.UpdateAsync(new JournalWrite { Record = record, Timeline = [Samples.Entry("appended")] }, CancellationToken.None);
            if (result.IsWritten) return;
            record = result.Record!;
        }
    }
}
