using Payouts.Tests.Support;

namespace Payouts.Tests.Transport;

/// <summary>A pooled connection that the server closes while a request is on its way.</summary>
public sealed class StaleConnectionTests
{
    // The first request of a connection is answered, every later one finds the connection closed.
    private static readonly Func<RawExchange, Task> CloseSecondOfConnection = async exchange =>
    {
        await exchange.ReadBodyAsync();
        if (exchange.Number == 1 || exchange.Connection > 1) await exchange.AnswerAsync(201, Scripts.Paid);
        else exchange.Close();
    };

    [Fact]
    public async Task Control_the_runtime_sends_a_post_without_body_again()
    {
        await using var server = new RawServer(CloseSecondOfConnection);
        using var client = new HttpClient();

        using HttpResponseMessage first = await client.PostAsync(server.Address, content: null);
        using HttpResponseMessage second = await client.PostAsync(server.Address, content: null);

        second.IsSuccessStatusCode.Should().BeTrue();
        server.Posts.Should().HaveCount(3, "the runtime sent the second one twice, and told nobody");
    }

    [Fact]
    public async Task Keyed_payout_on_a_stale_connection_leaves_once_and_is_unknown()
    {
        await using var server = new RawServer(CloseSecondOfConnection);
        await using var host = new PayoutsHost(new LoopbackSettings(server.Address));
        (await host.PayAsync("warm-up")).Returned!.Status.Should().Be(PayoutStatus.Pending);

        PayResult paid = await host.PayAsync();
        PayResult again = await host.PayAsync();

        paid.ShouldBe(PayoutStatus.Unknown, SendEvidence.MayHaveExecuted);
        again.Returned!.Status.Should().Be(PayoutStatus.Unknown);
        server.Posts.Should().HaveCount(2);
        server.Bodies.Should().Be(2, "one of the warm-up, one of the payout");
        server.Connections.Should().Be(1);
    }

    [Fact]
    public async Task Payouts_to_a_provider_without_keys_use_a_connection_of_their_own()
    {
        await using var server = new RawServer(CloseSecondOfConnection);
        await using var host = new PayoutsHost(new LoopbackSettings(server.Address) { IsKeyed = false });

        PayResult first = await host.PayAsync("refund-1");
        server.Script = Scripts.Answer(201, """{"id":"po_2","status":"pending"}""");
        PayResult second = await host.PayAsync("refund-2");

        first.ShouldBe(PayoutStatus.Pending, SendEvidence.Answered);
        second.ShouldBe(PayoutStatus.Pending, SendEvidence.Answered);
        server.Posts.Select(static post => post.Connection).Should().Equal(1, 2);
    }
}
