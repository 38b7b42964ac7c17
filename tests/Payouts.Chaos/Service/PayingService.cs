using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Payouts.Chaos.Child;
using Payouts.Testing;

namespace Payouts.Chaos.Service;

/// <summary>A service that pays, in a child: a host with the background work, and what its callers do. What comes of each call is told to the parent.</summary>
internal sealed class PayingService : IAsyncDisposable
{
    private readonly Link _link;
    private readonly IHost _host;
    private readonly SemaphoreSlim _asking = new(1, 1);

    private PayingService(Link link, IHost host)
    {
        (_link, _host) = (link, host);
        Payouts = (PayoutClient)host.Services.GetRequiredService<IPayoutClient>();
    }

    public PayoutClient Payouts { get; }

    public static async Task<PayingService> StartAsync(Job job, TimeSpan? settle, bool isLogged)
    {
        var link = Link.Open(job.Number);
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { EnvironmentName = "Testing" });
        if (isLogged) builder.Logging.AddProvider(new ToldLogs(link));
        builder.Services.AddSingleton<IPayoutEventHandler>(new ToldEvents(link));
        builder.Services.AddPayouts(payouts => ServiceWiring.Add(payouts, job, settle));
        IHost host = builder.Build();
        await host.StartAsync();
        return new PayingService(link, host);
    }

    /// <summary>Stops as a service does.</summary>
    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
        _asking.Dispose();
    }

    public async Task<Payout?> CreateAsync(int number)
    {
        Payout payout = await Payouts.CreateAsync(NumberedPayouts.RequestOf(number));
        _link.Say("RETURNED", $"{payout.Reference} {payout.Status} {payout.NextStep.Kind} {payout.CreatedAt.UtcTicks}");
        return payout;
    }

    /// <summary>Takes a genuine webhook that tells of a provider's payout.</summary>
    public Task DeliverAsync(string account, string id)
    {
        SignedWebhook webhook = account == "moneroo"
            ? new MonerooWebhook { PayoutId = id, Secret = ServiceWiring.WebhookSecret }.Sign()
            : new MonimeWebhook { PayoutId = id, Secret = ServiceWiring.WebhookSecret }.Sign();
        var headers = webhook.Headers.ToDictionary(static header => header.Key, static header => header.Value, StringComparer.OrdinalIgnoreCase);
        return TryAsync("-", async () => await Payouts.Webhooks.ReceiveAsync(new WebhookDelivery { Account = account, Body = webhook.Body, Headers = headers }));
    }

    /// <summary>Has a person decide about one of the payouts that wait for one; the person looks at the provider when the library says that nothing can be under way any more.</summary>
    /// <param name="random">Tells which.</param>
    /// <param name="patience">After how long the person decides too what a webhook is waited for; never when left out.</param>
    public async Task<Payout?> AskPersonAsync(Random random, TimeSpan? patience = null)
    {
        var waiting = new List<string>();
        await foreach (Payout payout in Payouts.ListAsync(new PayoutFilter { Statuses = [PayoutStatus.Unknown, PayoutStatus.Pending] }))
        {
            bool isOpen = payout.NextStep.Kind == NextStepKind.AskPerson ? !(payout.NextStep.At > TimeProvider.System.GetUtcNow())
                : payout.NextStep.Kind == NextStepKind.AwaitWebhook && TimeProvider.System.GetUtcNow() - payout.CreatedAt > patience;
            if (isOpen) waiting.Add(payout.Reference);
        }

        if (waiting.Count == 0) return null;
        string reference = waiting[random.Next(waiting.Count)];
        await _asking.WaitAsync();
        try
        {
            return Enum.TryParse(await _link.AskAsync("PERSON", reference), out PayoutDecision decision)
                ? await Payouts.ResolveAsync(reference, decision, "Ada", "Looked at the provider's list.")
                : null;
        }
        finally
        {
            _asking.Release();
        }
    }

    /// <summary>Does something whose caller lives on when it throws: what is thrown is for the caller to know, and to call again.</summary>
    public async Task TryAsync<T>(string reference, Func<Task<T>> work)
    {
        try
        {
            await work();
        }
        catch (Exception error) when (error is PayoutException or OperationCanceledException)
        {
            _link.SayAll("THREW", $"{reference} {error}");
        }
    }
}
