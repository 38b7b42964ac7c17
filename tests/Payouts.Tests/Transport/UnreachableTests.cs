using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using Payouts.Providers;
using Payouts.Sending;
using Payouts.Testing;
using Payouts.Tests.Support;

namespace Payouts.Tests.Transport;

/// <summary>What fails before the body begins to leave is provably not sent, and may be tried again.</summary>
public sealed class UnreachableTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Connection_refused_is_not_sent(bool keyed)
    {
        int port = FreePort();
        var address = new Uri($"http://localhost:{port}");
        await using var host = new PayoutsHost(new LoopbackSettings(address) { IsKeyed = keyed });

        PayResult paid = await host.PayAsync();

        paid.ShouldBeNotExecuted(SendEvidence.NotSent).Category.Should().Be(PayoutFailureCategory.Unreachable);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Unknown_host_is_not_sent(bool keyed)
    {
        await using var host = new PayoutsHost(new LoopbackSettings(new Uri("http://payouts.invalid")) { IsKeyed = keyed });

        PayResult paid = await host.PayAsync();

        paid.ShouldBeNotExecuted(SendEvidence.NotSent).Category.Should().Be(PayoutFailureCategory.Unreachable);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Untrusted_certificate_is_not_sent(bool keyed)
    {
        using X509Certificate2 certificate = TestCertificate.Create();
        await using var server = new RawServer(Scripts.Accept, certificate);
        await using var host = new PayoutsHost(new LoopbackSettings(server.Address) { IsKeyed = keyed });

        PayResult paid = await host.PayAsync();

        paid.ShouldBeNotExecuted(SendEvidence.NotSent);
        server.Requests.Should().BeEmpty();
    }

    [Fact]
    public async Task Trusted_certificate_is_sent_once()
    {
        using X509Certificate2 certificate = TestCertificate.Create();
        await using var server = new RawServer(Scripts.Accept, certificate);
        await using var host = new PayoutsHost(new LoopbackSettings(server.Address), Trusting());

        PayResult paid = await host.PayAsync();

        paid.ShouldBe(PayoutStatus.Pending, SendEvidence.Answered);
        server.Bodies.Should().Be(1);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Handshake_slower_than_the_connect_time_out_is_not_sent(bool keyed)
    {
        // A listener that accepts and says nothing: TCP connects, TLS never does.
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        var address = new Uri($"https://localhost:{((IPEndPoint)silent.LocalEndpoint).Port}");
        var transport = new TransportOptions { ConnectTimeout = TimeSpan.FromMilliseconds(300) };
        await using var host = new PayoutsHost(new LoopbackSettings(address) { IsKeyed = keyed }, new HostSetup { Transport = transport });

        PayResult paid = await host.PayAsync();

        paid.ShouldBeNotExecuted(SendEvidence.NotSent).Message.Should().Contain("connect time-out");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Payout_that_gets_its_connection_after_the_deadline_is_not_sent(bool keyed)
    {
        var answer = new TaskCompletionSource();
        await using var server = new RawServer(Scripts.AcceptAfter(answer.Task));
        var clock = new ManualClock();
        await using var host = new PayoutsHost(
            new LoopbackSettings(server.Address) { IsKeyed = keyed }, new HostSetup { Transport = new TransportOptions { MaxConnections = 1 }, Clock = clock });
        Task<PayResult> first = host.PayAsync("first");
        await server.WaitForBodiesAsync(1);
        Task<PayResult> second = host.PayAsync("second");

        // The wall clock alone: no timer fires, as in a process that was suspended and has just been continued.
        clock.UtcNow += TimeSpan.FromMinutes(1);
        answer.SetResult();

        (await first).ShouldBe(PayoutStatus.Pending, SendEvidence.Answered);
        (await second).ShouldBeNotExecuted(SendEvidence.NotSent).Message.Should().Contain("deadline passed before");
        server.Bodies.Should().Be(1);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Caller_who_cancels_while_waiting_for_a_connection_sends_nothing(bool keyed)
    {
        await using var server = new RawServer(Scripts.Silence);
        var clock = new ManualClock();
        await using var host = new PayoutsHost(
            new LoopbackSettings(server.Address) { IsKeyed = keyed }, new HostSetup { Transport = new TransportOptions { MaxConnections = 1 }, Clock = clock });
        Task<PayResult> first = host.PayAsync("first");
        await server.WaitForBodiesAsync(1);
        using var caller = new CancellationTokenSource();
        Task<PayResult> second = host.PayAsync("second", cancellationToken: caller.Token);

        await caller.CancelAsync();

        (await second).Error.Should().BeAssignableTo<OperationCanceledException>();
        clock.Advance(TimeSpan.FromMinutes(1));
        (await first).ShouldBe(PayoutStatus.Unknown, SendEvidence.MayHaveExecuted);
        await host.Get<InFlight>().DrainAsync(CancellationToken.None);
        (await host.Client.GetAsync("second"))!.Status.Should().Be(PayoutStatus.Created);
        server.Bodies.Should().Be(1);
    }

    [Fact]
    public async Task Attempts_that_sent_nothing_are_tried_again_within_the_call()
    {
        int port = FreePort();
        var settings = new LoopbackSettings(new Uri($"http://localhost:{port}"));
        await using var host = new PayoutsHost(settings, new HostSetup { MaxAttempts = 3 });

        PayResult paid = await host.PayAsync();

        paid.Error.Should().BeOfType<PayoutNotExecutedException>();
        paid.Evidence.Should().Equal(SendEvidence.NotSent, SendEvidence.NotSent, SendEvidence.NotSent);
    }

    internal static HostSetup Trusting() => new()
    {
        Adjust = static handler => handler.SslOptions.RemoteCertificateValidationCallback = TestCertificate.IsOurs,
    };

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
