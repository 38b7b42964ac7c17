using Microsoft.Extensions.Hosting;
using Payouts.DependencyInjection;
using Payouts.Sending;
using Payouts.Tests.Support;

namespace Payouts.Tests.Transport;

/// <summary>A caller who stops waiting, and a host that stops.</summary>
public sealed class CancellationTests
{
    private readonly TaskCompletionSource _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    [Fact]
    public async Task Token_cancelled_beforehand_journals_nothing()
    {
        await using var server = new RawServer(Scripts.Accept);
        await using var host = new PayoutsHost(new LoopbackSettings(server.Address));

        PayResult paid = await host.PayAsync(cancellationToken: new CancellationToken(canceled: true));

        paid.Error.Should().BeAssignableTo<OperationCanceledException>();
        paid.Journalled.Should().BeNull();
        server.Connections.Should().Be(0);
    }

    [Fact]
    public async Task Caller_who_cancels_before_the_body_left_sends_nothing_and_may_pay_once_later()
    {
        using var caller = new CancellationTokenSource();
        bool isFirst = true;
        await using var server = new RawServer(Scripts.Accept);
        await using var host = new PayoutsHost(new LoopbackSettings(server.Address), HostHandlerTests.With(
            async (request, next, token) =>
            {
                if (isFirst) await caller.CancelAsync();
                isFirst = false;
                return await next(request, token);
            },
            HandlerPlace.DefaultsBefore));

        PayResult cancelled = await host.PayAsync(cancellationToken: caller.Token);
        await host.Get<InFlight>().DrainAsync(CancellationToken.None);
        Payout? journalled = await host.Client.GetAsync("refund-4711");
        int bodiesThen = server.Bodies;
        PayResult again = await host.PayAsync();

        cancelled.Error.Should().BeAssignableTo<OperationCanceledException>();
        journalled!.Status.Should().Be(PayoutStatus.Created);
        bodiesThen.Should().Be(0);
        again.Returned!.Status.Should().Be(PayoutStatus.Pending);
        server.Bodies.Should().Be(1);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Caller_who_cancels_after_the_body_left_stops_waiting_only(bool keyed)
    {
        using var caller = new CancellationTokenSource();
        await using var server = new RawServer(Scripts.AcceptAfter(_answer.Task));
        await using var host = new PayoutsHost(new LoopbackSettings(server.Address) { IsKeyed = keyed });

        Task<PayResult> paying = host.PayAsync(cancellationToken: caller.Token);
        await server.WaitForBodiesAsync(1);
        await caller.CancelAsync();
        PayResult cancelled = await paying;
        Task<PayResult> again = host.PayAsync();
        _answer.SetResult();

        cancelled.Error.Should().BeAssignableTo<OperationCanceledException>();
        (await again).ShouldBe(PayoutStatus.Pending, SendEvidence.Answered);
        server.Bodies.Should().Be(1);
    }

    [Fact]
    public async Task Second_caller_of_a_reference_is_not_cancelled_with_the_first()
    {
        using var caller = new CancellationTokenSource();
        var held = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        bool isFirst = true;
        await using var server = new RawServer(Scripts.Accept);
        await using var host = new PayoutsHost(new LoopbackSettings(server.Address), HostHandlerTests.With(
            async (request, next, token) =>
            {
                if (isFirst)
                {
                    isFirst = false;
                    held.SetResult();
                    await _answer.Task;
                }

                return await next(request, token);
            },
            HandlerPlace.DefaultsBefore));

        Task<PayResult> first = host.PayAsync(cancellationToken: caller.Token);
        await held.Task.WaitAsync(Patience.Long);
        Task<PayResult> second = host.PayAsync();
        await caller.CancelAsync();
        _answer.SetResult();

        (await first).Error.Should().BeAssignableTo<OperationCanceledException>();
        (await second).Returned!.Status.Should().Be(PayoutStatus.Pending);
        server.Bodies.Should().Be(1);
    }

    [Fact]
    public async Task Disposing_the_container_waits_for_the_answer_and_journals_it()
    {
        var journal = new Journal.InMemoryPayoutJournal(TimeProvider.System);
        await using var server = new RawServer(Scripts.AcceptAfter(_answer.Task));
        var host = new PayoutsHost(new LoopbackSettings(server.Address), new HostSetup { Journal = journal });
        Task<Payout> paying = host.Client.CreateAsync(PayoutsHost.Request());
        await server.WaitForBodiesAsync(1);

        Task disposing = host.DisposeAsync().AsTask();
        disposing.IsCompleted.Should().BeFalse();
        _answer.SetResult();
        await disposing.WaitAsync(Patience.Long);

        (await journal.FindAsync("refund-4711", CancellationToken.None))!.Status.Should().Be(PayoutStatus.Pending);
        (await paying).Status.Should().Be(PayoutStatus.Pending);
    }

    [Fact]
    public async Task Stopping_the_host_waits_for_the_answer()
    {
        await using var server = new RawServer(Scripts.AcceptAfter(_answer.Task));
        await using var host = new PayoutsHost(new LoopbackSettings(server.Address));
        SendDrain drain = host.Get<IEnumerable<IHostedService>>().OfType<SendDrain>().Single();
        Task<PayResult> paying = host.PayAsync();
        await server.WaitForBodiesAsync(1);

        Task stopping = drain.StopAsync(CancellationToken.None);
        stopping.IsCompleted.Should().BeFalse();
        _answer.SetResult();
        await stopping.WaitAsync(Patience.Long);

        (await paying).Returned!.Status.Should().Be(PayoutStatus.Pending);
    }

    [Fact]
    public async Task Host_that_must_stop_now_does_not_wait_for_the_answer()
    {
        await using var server = new RawServer(Scripts.AcceptAfter(_answer.Task));
        await using var host = new PayoutsHost(new LoopbackSettings(server.Address));
        SendDrain drain = host.Get<IEnumerable<IHostedService>>().OfType<SendDrain>().Single();
        Task<PayResult> paying = host.PayAsync();
        await server.WaitForBodiesAsync(1);

        Func<Task> stop = () => drain.StopAsync(new CancellationToken(canceled: true));

        await stop.Should().ThrowAsync<OperationCanceledException>();
        _answer.SetResult();
        (await paying).Returned!.Status.Should().Be(PayoutStatus.Pending);
    }
}
