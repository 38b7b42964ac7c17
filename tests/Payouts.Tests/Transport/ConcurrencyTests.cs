using Payouts.Journal;
using Payouts.Tests.Support;

namespace Payouts.Tests.Transport;

/// <summary>Many callers of one reference, in one process and in several.</summary>
public sealed class ConcurrencyTests
{
    private readonly TaskCompletionSource _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Two_hundred_callers_of_one_reference_send_one_body(bool keyed)
    {
        await using var server = new RawServer(Scripts.AcceptAfter(_answer.Task));
        await using var host = new PayoutsHost(new LoopbackSettings(server.Address) { IsKeyed = keyed });

        Task<PayResult>[] callers = [.. Enumerable.Range(0, 200).Select(_ => Task.Run(() => host.PayAsync()))];
        await server.WaitForBodiesAsync(1);
        _answer.SetResult();
        PayResult[] results = await Task.WhenAll(callers);

        results.Should().OnlyContain(result => result.Returned!.Status == PayoutStatus.Pending);
        server.Posts.Should().ContainSingle();
    }

    [Fact]
    public async Task Callers_of_many_references_send_one_body_each()
    {
        int ids = 0;
        await using var server = new RawServer(async exchange =>
        {
            await exchange.ReadBodyAsync();
            await exchange.AnswerAsync(201, $$"""{"id":"po_{{Interlocked.Increment(ref ids)}}","status":"pending"}""");
        });
        await using var host = new PayoutsHost(new LoopbackSettings(server.Address));

        PayResult[] results = await Task.WhenAll(Enumerable.Range(0, 200).Select(number => Task.Run(() => host.PayAsync($"refund-{number % 50}"))));

        results.Should().OnlyContain(result => result.Returned!.Status == PayoutStatus.Pending);
        server.Posts.Should().HaveCount(50);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Two_processes_that_share_a_journal_send_one_body(bool keyed)
    {
        var journal = new InMemoryPayoutJournal(TimeProvider.System);
        await using var server = new RawServer(Scripts.AcceptAfter(_answer.Task));
        var settings = new LoopbackSettings(server.Address) { IsKeyed = keyed };
        await using var one = new PayoutsHost(settings, new HostSetup { Journal = journal });
        await using var other = new PayoutsHost(settings, new HostSetup { Journal = journal });

        Task<PayResult> first = one.PayAsync();
        await server.WaitForBodiesAsync(1);
        PayResult meanwhile = await other.PayAsync();
        _answer.SetResult();
        PayResult paid = await first;
        PayResult later = await other.PayAsync();

        meanwhile.Returned!.Status.Should().Be(PayoutStatus.Created);
        meanwhile.Returned.NextStep.Kind.Should().Be(NextStepKind.Wait);
        paid.ShouldBe(PayoutStatus.Pending, SendEvidence.Answered);
        later.Returned!.Status.Should().Be(PayoutStatus.Pending);
        server.Posts.Should().ContainSingle();
    }

    [Fact]
    public async Task Many_processes_that_race_for_a_reference_send_one_body()
    {
        var journal = new InMemoryPayoutJournal(TimeProvider.System);
        await using var server = new RawServer(Scripts.AcceptAfter(_answer.Task));
        PayoutsHost[] hosts = [.. Enumerable.Range(0, 8).Select(_ => new PayoutsHost(new LoopbackSettings(server.Address), new HostSetup { Journal = journal }))];
        using var start = new Barrier(hosts.Length);

        Task<PayResult>[] callers = [.. hosts.Select(host => Task.Factory.StartNew(
            () =>
            {
                start.SignalAndWait();
                return host.PayAsync();
            },
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default).Unwrap())];
        await server.WaitForBodiesAsync(1);
        _answer.SetResult();
        PayResult[] results = await Task.WhenAll(callers);
        foreach (PayoutsHost host in hosts) await host.DisposeAsync();

        results.Should().OnlyContain(static result => result.Error == null);
        server.Posts.Should().ContainSingle();
    }

    [Theory]
    [InlineData("while it is sent")]
    [InlineData("after it was sent")]
    public async Task Other_amount_under_a_reference_conflicts_and_sends_nothing(string when)
    {
        await using var server = new RawServer(Scripts.AcceptAfter(_answer.Task));
        await using var host = new PayoutsHost(new LoopbackSettings(server.Address));
        Task<PayResult> first = host.PayAsync(amount: 1_000m);
        await server.WaitForBodiesAsync(1);
        if (string.Equals(when, "after it was sent", StringComparison.Ordinal))
        {
            _answer.SetResult();
            await first;
        }

        Task<PayResult> other = host.PayAsync(amount: 2_000m);
        _answer.TrySetResult();

        (await other).Error.Should().BeOfType<PayoutConflictException>();
        (await first).Returned!.Amount.Should().Be(Money.Of(1_000m, Currency.XOF));
        server.Posts.Should().ContainSingle();
    }
}
