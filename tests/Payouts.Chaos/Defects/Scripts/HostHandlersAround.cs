using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Payouts.Providers;
using Payouts.Tests.Support;
using Payouts.Simulator;

namespace Payouts.Chaos.Defects.Scripts;

/// <summary>Handlers of the host retry, hedge, buffer, time out or invent answers: one send, and the record is right.</summary>
internal static class HostHandlersAround
{
    public static async Task RunAsync(DefectWorld world)
    {
        await OfferNewerProtocolAsync(world);
        int number = 0;
        foreach ((string what, Func<HttpRequestMessage, SendOn, CancellationToken, Task<HttpResponseMessage>> handler) in HostHandlers.CallingOn)
        {
            number++;
            await SendOnceAsync(world, what, handler, $"accepted-{number}", fault: null, PayoutStatus.Pending);
            await SendOnceAsync(world, what, handler, $"failing-{number}", FaultAction.Respond(503, "{}"), PayoutStatus.Unknown);
            await SendOnceAsync(world, what, handler, $"unanswered-{number}", FaultAction.Abort(), PayoutStatus.Unknown);
        }

        foreach ((string what, Func<HttpRequestMessage, SendOn, CancellationToken, Task<HttpResponseMessage>> handler) in HostHandlers.NotCallingOn)
        {
            string reference = $"does-not-{++number}";
            int before = world.Creates;
            DefectProcess process = world.Open(With(handler));
            (Payout? payout, PayoutException? error) = await process.TryCreateAsync(world.Request(reference));
            DefectWorld.Require(world.Creates == before, $"The host {what}: it was sent.");
            DefectWorld.Require(error is PayoutNotExecutedException, $"The host {what}: {payout?.Status.ToString() ?? error!.GetType().Name}.");
        }
    }

    private static async Task SendOnceAsync(
        DefectWorld world, string what, Func<HttpRequestMessage, SendOn, CancellationToken, Task<HttpResponseMessage>> handler, string reference, FaultAction? fault, PayoutStatus status)
    {
        int before = world.Creates;
        DefectProcess process = world.Open(With(handler));
        if (fault is not null) world.OnCreate(fault, FaultPoint.AfterExecute);
        Payout payout = await process.CreateAsync(reference);
        world.Simulator.Faults.Clear();
        DefectWorld.Require(world.Creates == before + 1, $"The host {what}: it was sent {world.Creates - before} times.");
        DefectWorld.Require(payout.Status == status, $"The host {what}: {reference} is {payout.Status}.");
    }

    // A host allows HTTP/2, in which the runtime may send a body twice, and the server offers it.
    private static async Task OfferNewerProtocolAsync(DefectWorld world)
    {
        // Alexpay looks into directories first, which this server does not have.
        bool isTried = world.Account.Name != "alexpay";
        await using NewerProtocolServer server = await NewerProtocolServer.StartAsync();
        DefectProcess process = world.Open(new DefectSetup
        {
            Payouts = payouts =>
            {
                if (!isTried) return;
                world.Account.AddTo(payouts, server.Address);
                if (!world.IsKeyed) payouts.AddMoneroo(static options => options.CheckMethods = false);
                payouts.Services.AddHttpClient(PayoutHttp.ClientName(world.Account.Name))
                    .ConfigureHttpClient(static client => (client.DefaultRequestVersion, client.DefaultVersionPolicy) = (HttpVersion.Version20, HttpVersionPolicy.RequestVersionOrHigher))
                    .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { SslOptions = { RemoteCertificateValidationCallback = (_, shown, _, _) => server.IsItsOwn(shown) } });
            },
        });
        if (!isTried) return;
        await process.TryCreateAsync(world.Request("newer-protocol"));
        DefectWorld.Require(server.Protocols.Count > 0 && server.Protocols.All(static protocol => protocol == "HTTP/1.1"), $"It was sent over {string.Join(", ", server.Protocols.Distinct())}.");
    }

    private static DefectSetup With(Func<HttpRequestMessage, SendOn, CancellationToken, Task<HttpResponseMessage>> handler) => new()
    {
        Services = services => services.ConfigureHttpClientDefaults(clients => clients.AddHttpMessageHandler(() => new ScriptedHandler((request, next, token) => request.Method == HttpMethod.Post ? handler(request, next, token) : next(request, token)))),
    };
}
