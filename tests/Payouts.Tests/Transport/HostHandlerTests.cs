using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Payouts.Providers;
using Payouts.Tests.Support;

namespace Payouts.Tests.Transport;

/// <summary>Handlers that a host puts around every client: they can neither send a payout twice, nor lie about it.</summary>
public sealed class HostHandlerTests
{
    private static readonly Dictionary<string, (Func<RawExchange, Task> Script, PayoutStatus Status, SendEvidence Evidence)> Servers = new(StringComparer.Ordinal)
    {
        ["accepts"] = (Scripts.Accept, PayoutStatus.Pending, SendEvidence.Answered),
        ["fails"] = (Scripts.Answer(503), PayoutStatus.Unknown, SendEvidence.Answered),
        ["resets"] = (Scripts.ResetAfter(int.MaxValue), PayoutStatus.Unknown, SendEvidence.MayHaveExecuted),
    };

    public static TheoryData<string, string, HandlerPlace> HandlersThatCallOn()
    {
        var data = new TheoryData<string, string, HandlerPlace>();
        foreach (string handler in HostHandlers.CallingOn.Keys)
        {
            foreach (string server in Servers.Keys)
            {
                foreach (HandlerPlace place in Enum.GetValues<HandlerPlace>()) data.Add(handler, server, place);
            }
        }

        return data;
    }

    public static TheoryData<string, HandlerPlace> HandlersThatDoNot()
    {
        var data = new TheoryData<string, HandlerPlace>();
        foreach (string handler in HostHandlers.NotCallingOn.Keys)
        {
            foreach (HandlerPlace place in Enum.GetValues<HandlerPlace>()) data.Add(handler, place);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(HandlersThatCallOn))]
    public async Task Handler_that_calls_on_gets_one_body_sent_and_the_transport_believed(string handler, string behaviour, HandlerPlace place)
    {
        (Func<RawExchange, Task> script, PayoutStatus status, SendEvidence evidence) = Servers[behaviour];
        await using var server = new RawServer(script);
        await using var host = new PayoutsHost(new LoopbackSettings(server.Address), With(HostHandlers.CallingOn[handler], place));

        PayResult paid = await host.PayAsync();
        PayResult again = await host.PayAsync();

        paid.ShouldBe(status, evidence);
        again.Returned!.Status.Should().Be(status);
        RawExchange request = server.Requests.Should().ContainSingle().Subject;
        request.RequestLine.Should().Be("POST /payouts HTTP/1.1");
        Encoding.UTF8.GetString(request.Body).Should().Contain("\"reference\":\"refund-4711\"");
    }

    [Theory]
    [MemberData(nameof(HandlersThatDoNot))]
    public async Task Handler_that_does_not_call_on_sends_nothing_and_is_not_believed(string handler, HandlerPlace place)
    {
        await using var server = new RawServer(Scripts.Accept);
        await using var host = new PayoutsHost(
            new LoopbackSettings(server.Address) { CreateTimeout = TimeSpan.FromMilliseconds(400) }, With(HostHandlers.NotCallingOn[handler], place));

        PayResult paid = await host.PayAsync();
        PayResult again = await host.PayAsync();

        paid.ShouldBeNotExecuted(SendEvidence.NotSent);
        again.Error.Should().BeOfType<PayoutNotExecutedException>();
        server.Connections.Should().Be(0);
    }

    [Fact]
    public async Task Handler_that_times_out_after_the_body_left_stops_waiting_only()
    {
        var answer = new TaskCompletionSource();
        await using var server = new RawServer(Scripts.AcceptAfter(answer.Task));
        HostSetup setup = With(
            async (request, next, token) =>
            {
                using var early = CancellationTokenSource.CreateLinkedTokenSource(token);
                Task<HttpResponseMessage> sending = next(request, early.Token);
                await server.WaitForBodiesAsync(1);
                await early.CancelAsync();
                try
                {
                    return await sending;
                }
                finally
                {
                    answer.SetResult();
                }
            },
            HandlerPlace.DefaultsBefore);
        await using var host = new PayoutsHost(new LoopbackSettings(server.Address), setup);

        PayResult paid = await host.PayAsync();

        paid.ShouldBe(PayoutStatus.Pending, SendEvidence.Answered);
        server.Requests.Should().ContainSingle();
    }

    [Fact]
    public async Task Handler_that_times_out_before_the_body_left_sends_nothing()
    {
        var stuck = new TaskCompletionSource();
        await using var server = new RawServer(Scripts.AcceptAfter(stuck.Task));
        HostSetup setup = With(
            async (request, next, token) =>
            {
                using var early = CancellationTokenSource.CreateLinkedTokenSource(token);
                Task<HttpResponseMessage> sending = next(request, early.Token);
                if (server.Connections > 0) await early.CancelAsync();
                return await sending;
            },
            HandlerPlace.DefaultsBefore) with { Transport = new TransportOptions { MaxConnections = 1 } };
        await using var host = new PayoutsHost(new LoopbackSettings(server.Address), setup);
        Task<PayResult> first = host.PayAsync("first");
        await server.WaitForBodiesAsync(1);

        PayResult second = await host.PayAsync("second");
        stuck.SetResult();
        await first;

        second.ShouldBeNotExecuted(SendEvidence.NotSent);
        server.Bodies.Should().Be(1, "that of the first payout");
    }

    [Theory]
    [InlineData("before")]
    [InlineData("after")]
    public async Task Client_time_out_of_the_host_does_not_end_an_exchange_that_began(string order)
    {
        var answer = new TaskCompletionSource();
        await using var server = new RawServer(Scripts.AcceptAfter(answer.Task));
        Action<IServiceCollection> shorten = services => services.AddHttpClient(PayoutHttp.ClientName(PayoutsHost.Account))
            .ConfigureHttpClient(static client => client.Timeout = TimeSpan.FromMilliseconds(1_000))
            .AddHttpMessageHandler(() => new ScriptedHandler(async (request, next, token) =>
            {
                try
                {
                    return await next(request, token);
                }
                finally
                {
                    answer.TrySetResult();
                }
            }));
        bool isBefore = string.Equals(order, "before", StringComparison.Ordinal);
        await using var host = new PayoutsHost(new LoopbackSettings(server.Address), new HostSetup { Before = isBefore ? shorten : null, After = isBefore ? null : shorten });
        if (isBefore) answer.SetResult();

        PayResult paid = await host.PayAsync();

        paid.ShouldBe(PayoutStatus.Pending, SendEvidence.Answered);
        server.Requests.Should().ContainSingle();
    }

    [Fact]
    public async Task Primary_handler_of_the_host_that_follows_redirects_sends_one_body()
    {
        await using var server = new RawServer(Scripts.Answer(307, "", "text/plain", "Location: /elsewhere"));
        await using var host = new PayoutsHost(new LoopbackSettings(server.Address), new HostSetup { After = Primary(static () => new SocketsHttpHandler()) });

        PayResult paid = await host.PayAsync();

        paid.ShouldBe(PayoutStatus.Unknown, SendEvidence.Answered);
        server.Bodies.Should().Be(1);
    }

    [Fact]
    public async Task Primary_handler_of_the_host_that_invents_an_answer_is_not_believed()
    {
        await using var server = new RawServer(Scripts.Accept);
        Func<HttpMessageHandler> invent = static () => new ScriptedHandler(static (_, _, _) => Task.FromResult(HostHandlers.Invented()));
        await using var host = new PayoutsHost(new LoopbackSettings(server.Address), new HostSetup { After = Primary(invent) });

        PayResult paid = await host.PayAsync();

        paid.ShouldBeNotExecuted(SendEvidence.NotSent);
        server.Connections.Should().Be(0);
    }

    [Fact]
    public async Task Handlers_of_the_host_see_neither_body_nor_key()
    {
        var seen = new StringBuilder();
        await using var server = new RawServer(Scripts.Accept);
        HostSetup setup = With(
            async (request, next, token) =>
            {
                seen.Append(request).Append(await request.Content!.ReadAsStringAsync(token));
                HttpResponseMessage response = await next(request, token);
                seen.Append(response).Append(await response.Content.ReadAsStringAsync(token));
                return response;
            },
            HandlerPlace.DefaultsAfter);
        await using var host = new PayoutsHost(new LoopbackSettings(server.Address), setup);

        await host.PayAsync();

        RawExchange request = server.Requests.Should().ContainSingle().Subject;
        request.Header("Authorization").Should().Be("Bearer loopback");
        seen.ToString().Should().NotContainAny("refund-4711", "loopback", "po_1", request.Header(LoopbackProvider.KeyHeader));
    }

    internal static HostSetup With(Func<HttpRequestMessage, SendOn, CancellationToken, Task<HttpResponseMessage>> script, HandlerPlace place)
    {
        void Defaults(IServiceCollection services) => services.ConfigureHttpClientDefaults(builder => builder.AddHttpMessageHandler(() => new ScriptedHandler(script)));
        void Named(IServiceCollection services) => services.AddHttpClient(PayoutHttp.ClientName(PayoutsHost.Account)).AddHttpMessageHandler(() => new ScriptedHandler(script));
        return place switch
        {
            HandlerPlace.DefaultsBefore => new HostSetup { Before = Defaults },
            HandlerPlace.DefaultsAfter => new HostSetup { After = Defaults },
            HandlerPlace.NamedBefore => new HostSetup { Before = Named },
            _ => new HostSetup { After = Named },
        };
    }

    private static Action<IServiceCollection> Primary(Func<HttpMessageHandler> create) =>
        services => services.AddHttpClient(PayoutHttp.ClientName(PayoutsHost.Account)).ConfigurePrimaryHttpMessageHandler(create);
}
