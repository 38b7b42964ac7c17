using System.Net;
using Payouts.Sending;
using Payouts.Tests.Support;

namespace Payouts.Tests.Transport;

/// <summary>A proxy that challenges: answering would send the body a second time.</summary>
public sealed class ProxyTests
{
    private const string Challenge = "Proxy-Authenticate: Basic realm=\"proxy\"";

    [Fact]
    public async Task Control_the_runtime_answers_a_proxy_with_the_body_again()
    {
        await using var proxy = new RawServer(Scripts.Answer(407, "", "text/plain", Challenge));
        using var client = new HttpClient(new SocketsHttpHandler { Proxy = WithCredentials(proxy.Address) });
        using var body = new StringContent("""{"reference":"refund-4711"}""");

        (await client.PostAsync("http://provider.invalid/payouts", body)).Dispose();

        proxy.Bodies.Should().Be(2);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Proxy_that_challenges_gets_one_body_and_the_payout_is_unknown(bool keyed)
    {
        await using var proxy = new RawServer(Scripts.Answer(407, "", "text/plain", Challenge));
        await using var host = Behind(proxy, new LoopbackSettings(new Uri("http://provider.invalid")) { IsKeyed = keyed });

        PayResult paid = await host.PayAsync();
        PayResult again = await host.PayAsync();

        paid.ShouldBe(PayoutStatus.Unknown, SendEvidence.Answered);
        again.Returned!.Status.Should().Be(PayoutStatus.Unknown);
        proxy.Bodies.Should().Be(1);
        proxy.Requests.Should().ContainSingle().Which.Header("Proxy-Authorization").Should().BeNull();
    }

    [Fact]
    public async Task Proxy_that_refuses_a_tunnel_is_not_sent()
    {
        await using var proxy = new RawServer(Scripts.Answer(407, "", "text/plain", Challenge));
        await using var host = Behind(proxy, new LoopbackSettings(new Uri("https://provider.invalid")));

        PayResult paid = await host.PayAsync();

        paid.ShouldBeNotExecuted(SendEvidence.NotSent).Message.Should().Contain("proxy");
        proxy.Bodies.Should().Be(0);
    }

    [Fact]
    public void Proxy_of_the_machine_is_used_without_its_credentials()
    {
        using SocketsHttpHandler handler = Payouts.Sending.Transport.Create(new Providers.TransportOptions(), freshConnections: false);

        handler.Proxy.Should().BeOfType<ProxyWithoutCredentials>().Which.Credentials.Should().BeNull();
        handler.DefaultProxyCredentials.Should().BeNull();
        handler.Credentials.Should().BeNull();
    }

    private static PayoutsHost Behind(RawServer proxy, LoopbackSettings settings) => new(settings, new HostSetup
    {
        // As the factory wraps the machine's proxy, which a test must not change.
        Adjust = handler => handler.Proxy = new ProxyWithoutCredentials(WithCredentials(proxy.Address)),
    });

    private static WebProxy WithCredentials(Uri address) => new(address) { Credentials = new NetworkCredential("user", "secret") };
}
