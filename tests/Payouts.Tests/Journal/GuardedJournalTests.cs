using Payouts.Journal;
using Payouts.Sending;
using Payouts.Testing;
using Payouts.Tests.Support;

namespace Payouts.Tests.Journalling;

/// <summary>What a journal throws reaches callers as one exception that says what it means for a payout.</summary>
public sealed class GuardedJournalTests
{
    private static readonly JournalRecord Record = Intents.Record(new AttemptDeadline(new ManualClock(), TimeSpan.FromSeconds(30)));
    private static readonly JournalEvent Event = new(
        1,
        new PayoutEvent { Kind = PayoutEventKind.StatusChanged, Reference = "refund-4711", Provider = "loopback", To = PayoutStatus.Pending, At = default, Description = "" },
        0);

    private static readonly Dictionary<string, (Func<IPayoutJournal, Task> Call, string? Reference)> Calls = new(StringComparer.Ordinal)
    {
        ["open"] = (static journal => journal.OpenAsync(default).AsTask(), null),
        ["insert"] = (static journal => journal.InsertAsync(new JournalWrite { Record = Record }, default).AsTask(), "refund-4711"),
        ["update"] = (static journal => journal.UpdateAsync(new JournalWrite { Record = Record }, default).AsTask(), "refund-4711"),
        ["find"] = (static journal => journal.FindAsync("refund-4711", default).AsTask(), "refund-4711"),
        ["find by provider id"] = (static journal => journal.FindByProviderIdAsync("loopback", "po_1", default).AsTask(), null),
        ["find by handle"] = (static journal => journal.FindByHandleAsync("loopback", "handle", default).AsTask(), null),
        ["list"] = (static journal => CountAsync(journal), null),
        ["take due"] = (static journal => journal.TakeDueAsync(1, TimeSpan.Zero, default).AsTask(), null),
        ["postpone"] = (static journal => journal.PostponeAsync("refund-4711", 1, default, default).AsTask(), "refund-4711"),
        ["take events"] = (static journal => journal.TakeEventsAsync(1, TimeSpan.Zero, default).AsTask(), null),
        ["finish event"] = (static journal => journal.FinishEventAsync(Event, EventDisposition.Delivered, TimeSpan.Zero, default).AsTask(), null),
        ["remember"] = (static journal => journal.TryRememberAsync("scope", "key", TimeSpan.Zero, default).AsTask(), null),
        ["secret"] = (static journal => journal.GetSecretAsync("fingerprint", default).AsTask(), null),
    };

    public static TheoryData<string> Names => new(Calls.Keys);

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Fault_of_a_journal_is_told_by_its_type_and_kept_inside(string name)
    {
        (Func<IPayoutJournal, Task> call, string? reference) = Calls[name];
        var fault = new IOException("Duplicate entry 'Awa'");

        Func<Task> calling = () => call(new GuardedJournal(new BrokenJournal(() => fault)));

        PayoutJournalException told = (await calling.Should().ThrowExactlyAsync<PayoutJournalException>()).Which;
        told.Message.Should().Contain("IOException").And.Contain("call again").And.NotContain("Awa");
        told.InnerException.Should().BeSameAs(fault);
        told.Reference.Should().Be(reference);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Cancellation_and_what_is_told_already_pass(string name)
    {
        Func<Task> cancelled = () => Calls[name].Call(new GuardedJournal(new BrokenJournal(static () => new OperationCanceledException())));
        Func<Task> told = () => Calls[name].Call(new GuardedJournal(new BrokenJournal(static () => new PayoutStateException("Other schema."))));

        await cancelled.Should().ThrowExactlyAsync<OperationCanceledException>();
        await told.Should().ThrowExactlyAsync<PayoutStateException>();
    }

    [Fact]
    public async Task List_that_breaks_off_gives_what_it_read_and_then_the_documented_exception()
    {
        var journal = new GuardedJournal(new BrokenJournal(static () => new IOException("Gone."), [Record]));
        IAsyncEnumerator<JournalRecord> records = journal.ListAsync(new PayoutFilter(), default).GetAsyncEnumerator();

        (await records.MoveNextAsync()).Should().BeTrue();
        records.Current.Should().BeSameAs(Record);
        await FluentActions.Awaiting(() => records.MoveNextAsync().AsTask()).Should().ThrowExactlyAsync<PayoutJournalException>();
        await records.DisposeAsync();
    }

    [Theory]
    [InlineData("create"), InlineData("get"), InlineData("list"), InlineData("cancel"), InlineData("resolve"), InlineData("wait")]
    public async Task Client_of_a_broken_journal_throws_the_documented_exception(string call)
    {
        await using var server = new RawServer(Scripts.Accept);
        await using var host = new PayoutsHost(
            new LoopbackSettings(server.Address), new HostSetup { Journal = new BrokenJournal(static () => new TimeoutException("The pool is exhausted.")) });
        IPayoutClient client = host.Client;

        Func<Task> calling = call switch
        {
            "create" => () => client.CreateAsync(PayoutsHost.Request()),
            "get" => () => client.GetAsync("refund-4711"),
            "list" => async () => await client.ListAsync().GetAsyncEnumerator().MoveNextAsync(),
            "cancel" => () => client.CancelAsync("refund-4711"),
            "resolve" => () => client.ResolveAsync("refund-4711", PayoutDecision.NotPaid, "Awa", "Looked"),
            _ => () => client.WaitForFinalAsync("refund-4711"),
        };

        await calling.Should().ThrowExactlyAsync<PayoutJournalException>();
        server.Connections.Should().Be(0);
    }

    private static async Task CountAsync(IPayoutJournal journal)
    {
        await foreach (JournalRecord _ in journal.ListAsync(new PayoutFilter(), default))
        {
            // Enumerated for what it throws.
        }
    }
}
