using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Payouts.Simulator;
using Payouts.Simulator.Alexpay;
using Payouts.Simulator.Moneroo;
using Payouts.Simulator.Monime;

namespace Payouts.Chaos.Campaign;

/// <summary>Where the simulator's webhooks arrive over real connections, and wait until a run takes them.</summary>
internal sealed class CampaignReceiver : IAsyncDisposable
{
    private readonly WebApplication _server;
    private readonly ConcurrentQueue<WebhookDelivery> _arrived = new();

    private CampaignReceiver()
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore();
        builder.WebHost.ConfigureKestrel(static kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        _server = builder.Build();
        _server.Run(TakeAsync);
    }

    /// <summary>The address of all accounts; an account's name follows, and a payout's token.</summary>
    public Uri Address => new(_server.Urls.Single() + "/hooks");

    public static async Task<CampaignReceiver> StartAsync(CancellationToken cancellationToken)
    {
        var receiver = new CampaignReceiver();
        await receiver._server.StartAsync(cancellationToken);
        return receiver;
    }

    /// <summary>Has all webhooks of a simulator sent here.</summary>
    public void AddTo(PayoutSimulatorOptions options)
    {
        Set(options.For<MonerooSimulatorOptions>().Webhooks, MonerooDefaults.ProviderName, CampaignClient.MonerooSecret);
        Set(options.For<MonimeSimulatorOptions>().Webhooks, MonimeDefaults.ProviderName, CampaignClient.MonimeSecret);
        Set(options.For<AlexpaySimulatorOptions>().Webhooks, AlexpayDefaults.ProviderName, CampaignClient.AlexpaySecret);

        void Set(WebhookSettings webhooks, string account, string secret)
        {
            webhooks.Urls.Add(new Uri($"{Address}/{account}"));
            webhooks.Secret = secret;
        }
    }

    /// <summary>Takes the next that has arrived; <c>null</c> when there is none.</summary>
    public WebhookDelivery? Next() => _arrived.TryDequeue(out WebhookDelivery? delivery) ? delivery : null;

    public void Clear() => _arrived.Clear();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private async Task TakeAsync(HttpContext http)
    {
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body, http.RequestAborted);
        string[] path = http.Request.Path.Value!.Split('/', StringSplitOptions.RemoveEmptyEntries);
        _arrived.Enqueue(new WebhookDelivery
        {
            Account = path[1],
            Token = path.Length > 2 ? path[2] : null,
            Body = body.ToArray(),
            Headers = http.Request.Headers.ToDictionary(static header => header.Key, static header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase),
        });
    }
}
