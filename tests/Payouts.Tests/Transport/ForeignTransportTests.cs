using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Payouts.Journal;
using Payouts.Providers;
using Payouts.Tests.Support;

namespace Payouts.Tests.Transport;

/// <summary>A primary handler of the host lies below the guard, where nobody watches what it does with a body.</summary>
public sealed class ForeignTransportTests
{
    private static readonly Dictionary<string, Func<HttpMessageHandler>> Handlers = new(StringComparer.Ordinal)
    {
        ["one that repeats a copy"] = Repeating,
        ["the old handler"] = static () => new HttpClientHandler(),
        ["a wrapped one"] = static () => new ScriptedHandler(static (request, next, token) => next(request, token)) { InnerHandler = new SocketsHttpHandler() },
        ["sockets"] = static () => new SocketsHttpHandler(),
    };

    [Theory]
    [InlineData("one that repeats a copy"), InlineData("the old handler"), InlineData("a wrapped one")]
    public async Task Where_nothing_makes_a_repeat_safe_it_is_refused_and_nothing_is_sent(string handler)
    {
        await using var server = new RawServer(Scripts.Answer(500));
        await using PayoutsHost host = Host(server, handler, isKeyed: false);

        PayResult paid = await host.PayAsync();

        PayoutNotExecutedException error = paid.ShouldBeNotExecuted(SendEvidence.NotSent);
        error.Category.Should().Be(PayoutFailureCategory.Configuration);
        error.Message.Should().Contain("in the place of the transport").And.Contain("AllowForeignTransport");
        server.Connections.Should().Be(0);
    }

    [Theory]
    [InlineData(false), InlineData(true)]
    public async Task The_runtimes_own_sockets_are_taken_and_each_create_gets_a_connection_of_its_own(bool isVouchedFor)
    {
        int ids = 0;
        await using var server = new RawServer(async exchange =>
        {
            await exchange.ReadBodyAsync();
            await exchange.AnswerAsync(201, $$"""{"id":"po_{{Interlocked.Increment(ref ids)}}","status":"pending"}""");
        });
        await using PayoutsHost host = Host(server, "sockets", isKeyed: false, new TransportOptions { AllowForeignTransport = isVouchedFor });

        PayResult one = await host.PayAsync("one");
        PayResult two = await host.PayAsync("two");

        one.ShouldBe(PayoutStatus.Pending, SendEvidence.Answered);
        two.ShouldBe(PayoutStatus.Pending, SendEvidence.Answered);
        server.Posts.Select(post => post.Connection).Should().Equal(1, 2);
    }

    [Fact]
    public async Task A_host_that_vouches_for_its_transport_is_taken_at_its_word()
    {
        await using var server = new RawServer(Scripts.Accept);
        await using PayoutsHost host = Host(server, "the old handler", isKeyed: false, new TransportOptions { AllowForeignTransport = true });

        (await host.PayAsync()).ShouldBe(PayoutStatus.Pending, SendEvidence.Answered);
    }

    [Fact]
    public async Task Where_a_key_makes_repeats_safe_it_is_taken()
    {
        await using var server = new RawServer(Scripts.Accept);
        await using PayoutsHost host = Host(server, "the old handler", isKeyed: true);

        (await host.PayAsync()).ShouldBe(PayoutStatus.Pending, SendEvidence.Answered);
    }

    [Fact]
    public async Task Where_a_key_makes_repeats_safe_no_copy_of_the_body_is_given_out_all_the_same()
    {
        await using var server = new RawServer(Scripts.Answer(500));
        await using PayoutsHost host = Host(server, "one that repeats a copy", isKeyed: true);

        PayResult paid = await host.PayAsync();

        PayoutNotExecutedException error = paid.ShouldBeNotExecuted(SendEvidence.NotSent);
        error.Category.Should().Be(PayoutFailureCategory.Configuration);
        error.Message.Should().Contain("copy the body").And.Contain("AllowForeignTransport");
        server.Connections.Should().Be(0);
    }

    [Theory]
    [InlineData("the old handler"), InlineData("a wrapped one")]
    public async Task Reads_go_through_it_where_creates_do_not(string handler)
    {
        var journal = new InMemoryPayoutJournal(TimeProvider.System);
        await using var server = new RawServer(Scripts.Accept);
        await using (var sender = new PayoutsHost(new LoopbackSettings(server.Address) { IsKeyed = false }, new HostSetup { Journal = journal })) await sender.PayAsync();
        await using PayoutsHost host = Host(server, handler, isKeyed: false, journal: journal);
        server.Script = Scripts.Answer(200, """{"id":"po_1","status":"paid"}""");

        (await host.Client.RefreshAsync("refund-4711")).Status.Should().Be(PayoutStatus.Succeeded);
    }

    private static PayoutsHost Host(RawServer server, string handler, bool isKeyed, TransportOptions? transport = null, IPayoutJournal? journal = null) => new(
        new LoopbackSettings(server.Address) { IsKeyed = isKeyed },
        new HostSetup
        {
            Journal = journal,
            Transport = transport ?? new TransportOptions(),
            After = services => services.AddHttpClient(PayoutHttp.ClientName(PayoutsHost.Account)).ConfigurePrimaryHttpMessageHandler(Handlers[handler]),
        });

    private static ScriptedHandler Repeating() => new(async (request, next, token) =>
    {
        byte[] copy = await request.Content!.ReadAsByteArrayAsync(token);
        for (int number = 1; ; number++)
        {
            using var again = new HttpRequestMessage(request.Method, request.RequestUri) { Content = new ByteArrayContent(copy) };
            HttpResponseMessage response = await next(again, token);
            if (response.StatusCode != HttpStatusCode.InternalServerError || number == 3) return response;
        }
    })
    {
        InnerHandler = new SocketsHttpHandler(),
    };
}
