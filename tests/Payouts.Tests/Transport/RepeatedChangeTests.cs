using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Payouts.Providers;
using Payouts.Tests.Support;

namespace Payouts.Tests.Transport;

/// <summary>Cancellations, updates and settings go out once, whatever a handler of the host makes of their answer.</summary>
public sealed class RepeatedChangeTests
{
    private static readonly Dictionary<string, Func<Uri, ProviderCall>> Changes = new(StringComparer.Ordinal)
    {
        ["DELETE"] = static address => ProviderCall.Delete("Cancelling", address, []),
        ["PATCH"] = static address => ProviderCall.Patch("Updating", address, [], "{}"u8.ToArray()),
        ["POST"] = static address => ProviderCall.Post("Setting", address, []),
    };

    public static TheoryData<string, string> ChangesAndHandlers()
    {
        var data = new TheoryData<string, string>();
        foreach (string method in Changes.Keys)
        {
            foreach (string handler in HostHandlers.CallingOn.Keys.Where(static name => name is not "buffers and copies the body")) data.Add(method, handler);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(ChangesAndHandlers))]
    public async Task Change_leaves_once_and_its_first_answer_stands(string method, string handler)
    {
        await using var server = new RawServer(Scripts.Answer(503, "first"));
        await using PayoutsHost host = Host(server, HostHandlers.CallingOn[handler], out Func<ProviderHttpClient> http);

        ProviderAnswer answer = await http().SendAsync(Changes[method](server.Address), CancellationToken.None);

        answer.StatusCode.Should().Be(503);
        server.Requests.Should().ContainSingle().Which.RequestLine.Should().StartWith(method);
    }

    [Theory]
    [InlineData(true), InlineData(false)]
    public async Task Change_that_a_handler_does_not_wait_for_is_waited_for(bool throws)
    {
        var answer = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var server = new RawServer(async exchange =>
        {
            await answer.Task.WaitAsync(exchange.Ended);
            await exchange.AnswerAsync(409);
        });
        await using PayoutsHost host = Host(
            server,
            async (request, next, token) =>
            {
                _ = next(request, token);
                await server.WaitForRequestsAsync(1);
                return throws ? throw new InvalidOperationException("A fault of the host's own.") : HostHandlers.Invented();
            },
            out Func<ProviderHttpClient> http);

        Task<ProviderAnswer> changing = http().SendAsync(Changes["DELETE"](server.Address), CancellationToken.None);
        await server.WaitForRequestsAsync(1);
        answer.SetResult();

        (await changing).StatusCode.Should().Be(409);
        server.Requests.Should().ContainSingle();
    }

    [Fact]
    public async Task Change_whose_connection_broke_is_not_made_again_and_says_so()
    {
        await using var server = new RawServer(static exchange =>
        {
            exchange.Reset();
            return Task.CompletedTask;
        });
        await using PayoutsHost host = Host(server, HostHandlers.CallingOn["retries on any fault"], out Func<ProviderHttpClient> http);

        Func<Task> changing = () => http().SendAsync(Changes["DELETE"](server.Address), CancellationToken.None);

        (await changing.Should().ThrowAsync<PayoutProviderException>()).Which.Category.Should().Be(PayoutFailureCategory.Unreachable, "the first fault is told, not the refusal of a second call");
        server.Requests.Should().ContainSingle();
    }

    [Fact]
    public async Task Read_may_be_repeated_by_the_host()
    {
        await using var server = new RawServer(static exchange => exchange.AnswerAsync(exchange.Number == 1 ? 503 : 200, "{}"));
        await using PayoutsHost host = Host(server, HostHandlers.CallingOn["retries on any fault"], out Func<ProviderHttpClient> http);

        ProviderAnswer answer = await http().SendAsync(ProviderCall.Get("Reading", server.Address, []), CancellationToken.None);

        answer.StatusCode.Should().Be((int)HttpStatusCode.OK);
        server.Requests.Should().HaveCount(2);
    }

    private static PayoutsHost Host(
        RawServer server, Func<HttpRequestMessage, SendOn, CancellationToken, Task<HttpResponseMessage>> handler, out Func<ProviderHttpClient> http)
    {
        var settings = new LoopbackSettings(server.Address);
        ProviderHttpClient? client = null;
        var host = new PayoutsHost(settings, new HostSetup
        {
            Before = services => services.AddPayouts(payouts => payouts.AddProvider(LoopbackProvider.Type, PayoutsHost.Account, context =>
            {
                client = context.CreateHttpClient(static _ => { });
                return settings.Create(context);
            })),
            After = services => services.AddHttpClient(PayoutHttp.ClientName(PayoutsHost.Account)).AddHttpMessageHandler(() => new ScriptedHandler(handler)),
        });
        host.Get<IPayoutClient>();
        http = () => client!;
        return host;
    }
}
