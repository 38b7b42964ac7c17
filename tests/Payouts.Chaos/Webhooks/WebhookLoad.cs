using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Payouts.Chaos.Journals;
using Payouts.Journal;
using Payouts.Simulator;
using Payouts.Simulator.Alexpay;

namespace Payouts.Chaos.Webhooks;

/// <summary>Sends many genuine deliveries at once to a service on a real socket, and waits until each was looked into.</summary>
internal sealed class WebhookLoad(JournalPlaces places, PayoutSimulator simulator, int deliveries, int connections)
{
    private const string Secret = "the load's webhook secret, 32 characters";
    private const int Payouts = 200;

    private readonly ConcurrentBag<long> _ticks = [];

    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        await using WebApplication service = await StartAsync(cancellationToken);
        var client = service.Services.GetRequiredService<IPayoutClient>();
        string[] ids = await Task.WhenAll(Enumerable.Range(0, Payouts).Select(async number => (await client.CreateAsync(Request(number), cancellationToken)).ProviderId!));
        long began = Stopwatch.GetTimestamp();
        using var http = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = connections }) { BaseAddress = new Uri(service.Urls.Single()) };
        int next = 0, refused = 0;
        await Task.WhenAll(Enumerable.Range(0, connections).Select(async _ =>
        {
            while (Interlocked.Increment(ref next) is var number && number <= deliveries)
            {
                if (await PostAsync(http, ids[number % ids.Length], number, cancellationToken) != 200) Interlocked.Increment(ref refused);
            }
        }));
        TimeSpan sent = Stopwatch.GetElapsedTime(began);
        var counting = service.Services.GetRequiredService<CountingJournal>();
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(TimeSpan.FromMinutes(5));
        while (counting.Done < deliveries - refused && !patience.IsCancellationRequested) await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, CancellationToken.None);
        TimeSpan looked = Stopwatch.GetElapsedTime(began);
        await service.StopAsync(cancellationToken);
        int final = 0;
        await foreach (Payout payout in client.ListAsync(new PayoutFilter { Statuses = [PayoutStatus.Succeeded] }, cancellationToken)) final += payout.IsFinal ? 1 : 0;
        long[] sorted = [.. _ticks.Order()];
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{connections} connections, acknowledged in {sent.TotalSeconds:F1} s, all looked into after {looked.TotalSeconds:F1} s"));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"webhooks: deliveries={deliveries} refused={refused} lost={deliveries - refused - counting.Done} payouts={Payouts} final={final} p50_ms={At(sorted, 50)} p99_ms={At(sorted, 99)} max_ms={At(sorted, 100)}"));
        
        // Moneroo waits for three seconds.
        return refused == 0 && counting.Done == deliveries && final == Payouts && At(sorted, 99) < 3_000 ? 0 : 1;
    }

    private static long At(long[] sorted, int percent) => (long)Math.Ceiling(Stopwatch.GetElapsedTime(0, sorted[Math.Max(0, (sorted.Length * percent / 100) - 1)]).TotalMilliseconds);

    private async Task<WebApplication> StartAsync(CancellationToken cancellationToken)
    {
        places.Tell();
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = "Testing" });
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddPayouts(payouts =>
        {
            payouts.AddAlexpay(options =>
            {
                (options.BaseAddress, options.SecretKey, options.PublicKey) = (simulator.AddressOf(AlexpayDefaults.ProviderName), AlexpayDefaults.TestSecretKey, AlexpayDefaults.TestPublicKey);
                (options.Webhooks.Scheme, options.Webhooks.SignatureHeader) = (global::Payouts.Alexpay.AlexpayWebhookScheme.Body, "x-signature");
                options.Webhooks.Secrets.Add(Secret);
            });
            JournalPlaces.Use(payouts, places.Kind, places.Of("webhooks"));
        });
        Count(builder.Services);
        WebApplication service = builder.Build();
        service.MapPayoutWebhooks();
        await service.StartAsync(cancellationToken);
        return service;
    }

    // Puts the counting one in the place of the journal that was registered.
    private static void Count(IServiceCollection services)
    {
        ServiceDescriptor journal = services.Last(static service => service.ServiceType == typeof(IPayoutJournal));
        services.Remove(journal);
        services.AddSingleton(service =>
        {
            CountingJournal.Around((IPayoutJournal)journal.ImplementationFactory!(service), out CountingJournal counting);
            return counting;
        });
        services.AddSingleton(static service => (IPayoutJournal)(object)service.GetRequiredService<CountingJournal>());
    }

    private static PayoutRequest Request(int number) => new()
    {
        Reference = string.Create(CultureInfo.InvariantCulture, $"load-{number}"),
        Amount = Money.Of(10m, Currency.GHS),
        Destination = PayoutDestination.MobileMoney("+233241234567", country: "GH"),
    };

    private async Task<int> PostAsync(HttpClient http, string id, int number, CancellationToken cancellationToken)
    {
        byte[] body = Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $$$"""{"event":"payout.completed","delivery":{{{number}}},"data":{"reference":"{{{id}}}","status":"success"}}"""));
        using var request = new HttpRequestMessage(HttpMethod.Post, "/webhooks/payouts/alexpay") { Content = new ByteArrayContent(body) };
        request.Headers.Add("x-signature", Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), body)));
        long began = Stopwatch.GetTimestamp();
        using HttpResponseMessage answer = await http.SendAsync(request, cancellationToken);
        _ticks.Add(Stopwatch.GetTimestamp() - began);
        return (int)answer.StatusCode;
    }
}
