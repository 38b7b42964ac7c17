using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Payouts.DependencyInjection;
using Payouts.Journal;
using Payouts.Simulator;
using Payouts.Simulator.Monime;
using Payouts.Simulator.Moneroo;

namespace Payouts.AspNetCore.Tests.Support;

/// <summary>A service on a real socket that takes webhooks, with the simulator behind it.</summary>
internal sealed class WebhookServer : IAsyncDisposable
{
    internal const string MonerooSecret = "whsec_test_secret";
    internal const string MonimeSecret = "test-secret-key-at-least-32-chars!!";

    private readonly WebApplication _app;

    private WebhookServer(WebApplication app, PayoutSimulator simulator)
    {
        (_app, Simulator) = (app, simulator);
        Http = new HttpClient { BaseAddress = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()) };
    }

    internal PayoutSimulator Simulator { get; }

    internal HttpClient Http { get; }

    internal IPayoutClient Client => _app.Services.GetRequiredService<IPayoutClient>();

    internal static async Task<WebhookServer> StartAsync(
        Action<PayoutsBuilder>? payouts = null, Action<IServiceCollection>? services = null, Action<WebApplication>? pipeline = null, IPayoutJournal? journal = null, string pattern = "/webhooks/payouts")
    {
        PayoutSimulator simulator = await PayoutSimulator.StartAsync(new PayoutSimulatorOptions { ProcessingAfter = TimeSpan.Zero, CompletedAfter = TimeSpan.Zero });
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = "Testing" });
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddPayouts(options =>
        {
            options.AddMoneroo(moneroo =>
            {
                (moneroo.BaseAddress, moneroo.SecretKey) = (simulator.AddressOf(MonerooDefaults.ProviderName), MonerooDefaults.SandboxKey);
                moneroo.WebhookSecrets.Add(MonerooSecret);
            });
            options.AddMonime(monime =>
            {
                (monime.BaseAddress, monime.AccessToken, monime.SpaceId) = (simulator.AddressOf(MonimeDefaults.ProviderName), MonimeDefaults.TestToken, MonimeDefaults.SpaceId);
                monime.WebhookSecrets.Add(MonimeSecret);
            });
            if (journal is null) options.UseInMemoryJournal();
            else options.UseJournal(_ => journal);
            payouts?.Invoke(options);
        });
        services?.Invoke(builder.Services);
        WebApplication app = builder.Build();
        pipeline?.Invoke(app);
        app.MapPayoutWebhooks(pattern);
        await app.StartAsync();
        return new WebhookServer(app, simulator);
    }

    internal static PayoutRequest Request(string reference = "refund-4711") => new()
    {
        Reference = reference,
        Provider = "monime",
        Amount = Money.Of(10.50m, Currency.SLE),
        Destination = PayoutDestination.MobileMoney("+23278000000", MobileNetwork.Orange, "SL"),
    };

    internal static string Event(string id, string name = "payout.completed") =>
        $$$"""{"apiVersion":"caph.2025-08-23","event":{"id":"wkd-{{{name}}}-{{{id}}}","name":"{{{name}}}","timestamp":"1771803194"},"object":{"id":"{{{id}}}","type":"payout"},"data":{"id":"{{{id}}}"}}""";

    internal async Task<(int Status, string Body)> PostMonimeAsync(string body, string path = "/webhooks/payouts/monime", string secret = MonimeSecret)
    {
        string time = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        byte[] mac = HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"{time}_{body}"));
        return await PostAsync(path, Encoding.UTF8.GetBytes(body), "Monime-Signature", $"t={time},v1={Convert.ToBase64String(mac)}");
    }

    internal Task<(int Status, string Body)> PostMonerooAsync(byte[] body, string path = "/webhooks/payouts/moneroo") =>
        PostAsync(path, body, "X-Moneroo-Signature", Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(MonerooSecret), body)));

    internal async Task<(int Status, string Body)> PostAsync(string path, byte[] body, string header, string value)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new("application/json");
        request.Headers.TryAddWithoutValidation(header, value);
        using HttpResponseMessage response = await Http.SendAsync(request);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    /// <summary>Puts off when a payout is polled next.</summary>
    internal async Task AgeAsync(string reference, TimeSpan by)
    {
        var journal = _app.Services.GetRequiredService<IPayoutJournal>();
        JournalRecord record = (await journal.FindAsync(reference, CancellationToken.None))!;
        await journal.PostponeAsync(reference, record.Version, TimeProvider.System.GetUtcNow() + by, CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.DisposeAsync();
        await Simulator.DisposeAsync();
    }
}
