using Payouts.Testing;
using Payouts.Tests.Support;

namespace Payouts.Tests.Transport;

/// <summary>A handler of the host that holds a request back: once the payout was given up, forwarding it sends nothing.</summary>
public sealed class AbandonedCallTests
{
    private readonly TaskCompletionSource _held = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _release = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<Exception?> _forwarded = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool _isHolding = true;

    [Fact]
    public async Task Request_forwarded_after_the_deadline_sends_nothing()
    {
        var clock = new ManualClock();
        await using var server = new RawServer(Scripts.Accept);
        await using var host = new PayoutsHost(
            new LoopbackSettings(server.Address), HostHandlerTests.With(HoldAsync, HandlerPlace.DefaultsBefore) with { Clock = clock });

        Task<PayResult> paying = host.PayAsync();
        await _held.Task.WaitAsync(Patience.Long);
        clock.Advance(TimeSpan.FromSeconds(30));
        PayResult paid = await paying;
        _release.SetResult();

        paid.ShouldBeNotExecuted(SendEvidence.NotSent);
        (await _forwarded.Task.WaitAsync(Patience.Long)).Should().NotBeNull();
        server.Requests.Should().BeEmpty();
        await PaysOnceWhenCalledAgainAsync(host, server);
    }

    [Fact]
    public async Task Request_forwarded_after_the_caller_cancelled_sends_nothing()
    {
        await using var server = new RawServer(Scripts.Accept);
        await using var host = new PayoutsHost(new LoopbackSettings(server.Address), HostHandlerTests.With(HoldAsync, HandlerPlace.DefaultsAfter));
        using var caller = new CancellationTokenSource();

        Task<PayResult> paying = host.PayAsync(cancellationToken: caller.Token);
        await _held.Task.WaitAsync(Patience.Long);
        await caller.CancelAsync();
        PayResult paid = await paying;
        _release.SetResult();

        paid.Error.Should().BeAssignableTo<OperationCanceledException>();
        (await _forwarded.Task.WaitAsync(Patience.Long)).Should().NotBeNull();
        server.Requests.Should().BeEmpty();
        await PaysOnceWhenCalledAgainAsync(host, server);
    }

    private async Task PaysOnceWhenCalledAgainAsync(PayoutsHost host, RawServer server)
    {
        _isHolding = false;
        PayResult again = await host.PayAsync();
        again.Returned!.Status.Should().Be(PayoutStatus.Pending);
        server.Requests.Should().ContainSingle();
    }

    private async Task<HttpResponseMessage> HoldAsync(HttpRequestMessage request, SendOn next, CancellationToken token)
    {
        if (!_isHolding) return await next(request, token);
        _held.TrySetResult();
        await _release.Task;
        try
        {
            HttpResponseMessage response = await next(request, CancellationToken.None);
            _forwarded.SetResult(null);
            return response;
        }
        catch (Exception error)
        {
            _forwarded.SetResult(error);
            throw;
        }
    }
}
