using System.Collections.Concurrent;
using Payouts.Journal;
using Payouts.PostgreSql.Tests.Support;

namespace Payouts.PostgreSql.Tests;

/// <summary>A server that is killed while payouts are journalled.</summary>
[Collection(OneServer.Name)]
public sealed class CrashTests
{
    [PostgreSqlFact]
    public async Task Nothing_that_was_acknowledged_is_lost_when_the_server_is_killed()
    {
        await using TestServer server = await TestServer.StartNewAsync();
        var place = new JournalPlace(server.ConnectionString(), "payouts");
        await using PostgreSqlPayoutJournal journal = await place.OpenAsync();
        var acknowledged = new ConcurrentBag<string>();
        var enough = new TaskCompletionSource();
        Task[] writers = [.. Enumerable.Range(0, 16).Select(WriteAsync)];

        await enough.Task;
        await server.StopAsync("immediate");
        await Task.WhenAll(writers);
        await server.StartAsync();

        foreach (string reference in acknowledged)
        {
            JournalRecord? found = await journal.FindAsync(reference, CancellationToken.None);
            found.Should().NotBeNull(because: "{0} was acknowledged", reference);
            found!.Timeline.Should().ContainSingle();
        }

        (await place.ScalarAsync<long>("SELECT count(*) FROM payouts.payouts p WHERE NOT EXISTS (SELECT 1 FROM payouts.timeline t WHERE t.payout = p.sequence)")).Should().Be(0, "a write is all or nothing");
        await Samples.AddAsync(journal, "after the crash");
        (await journal.CheckAsync(CancellationToken.None)).Should().Be(JournalContinuity.Unbroken, "the same server came back with all it had");

        async Task WriteAsync(int writer)
        {
            for (int number = 0; ; number++)
            {
                string reference = $"{writer}-{number}";
                try
                {
                    await journal.InsertAsync(Samples.Insert(reference) with { Timeline = [Samples.Entry("made")] }, CancellationToken.None);
                }
                catch (PayoutJournalException)
                {
                    enough.TrySetResult();
                    return;
                }

                acknowledged.Add(reference);
                if (acknowledged.Count >= 300) enough.TrySetResult();
            }
        }
    }

    [PostgreSqlFact]
    public async Task A_server_that_is_down_is_told_as_such_and_used_again_when_it_is_up()
    {
        await using TestServer server = await TestServer.StartNewAsync();
        await using PostgreSqlPayoutJournal journal = await new JournalPlace(server.ConnectionString(), "payouts").OpenAsync();
        await Samples.AddAsync(journal, "before");
        await server.StopAsync("fast");

        Func<Task> find = () => journal.FindAsync("before", CancellationToken.None).AsTask();
        Func<Task> insert = () => journal.InsertAsync(Samples.Insert("meanwhile"), CancellationToken.None).AsTask();

        await find.Should().ThrowAsync<PayoutJournalException>().WithMessage("*'payouts' cannot be reached*Nothing was read.");
        await insert.Should().ThrowAsync<PayoutJournalException>();
        await insert.Should().ThrowAsync<PayoutJournalException>();
        await server.StartAsync();
        (await journal.FindAsync("before", CancellationToken.None)).Should().NotBeNull();
        await Samples.AddAsync(journal, "after");
    }
}
