using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Payouts.DependencyInjection;
using Payouts.Journal;
using Payouts.Simulator;
using Payouts.Simulator.Alexpay;
using Payouts.Simulator.Monime;
using Payouts.Simulator.Moneroo;
using Payouts.Testing;
using Payouts.Tests.DependencyInjection;
using Payouts.Tests.Support;

namespace Payouts.Tests.Webhooks.Support;

/// <summary>A client of all three providers on the simulator, on one clock that stands still, which takes deliveries that tests sign themselves.</summary>
internal sealed class WebhookWorld : IAsyncDisposable
{
    public const string MonerooSecret = "whsec_test_secret";
    public const string MonimeSecret = "test-secret-key-at-least-32-chars!!";
    public const string AlexpaySecret = "alexpay-test-webhook-secret";
    public const string Callbacks = "https://pay.example.com/hooks";

    private readonly ServiceProvider _services;

    private WebhookWorld(PayoutSimulator simulator, ManualClock clock, Action<PayoutsBuilder>? configure, IPayoutJournal? journal)
    {
        Simulator = simulator;
        Clock = clock;
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(clock);
        services.AddSingleton<Microsoft.Extensions.Logging.ILoggerProvider>(Logs);
        services.AddPayouts(payouts =>
        {
            payouts.AddMoneroo(options =>
            {
                (options.BaseAddress, options.SecretKey) = (simulator.AddressOf(MonerooDefaults.ProviderName), MonerooDefaults.SandboxKey);
                options.WebhookSecrets.Add(MonerooSecret);
            });
            payouts.AddMonime(options =>
            {
                (options.BaseAddress, options.AccessToken, options.SpaceId) = (simulator.AddressOf(MonimeDefaults.ProviderName), MonimeDefaults.TestToken, MonimeDefaults.SpaceId);
                options.WebhookSecrets.Add(MonimeSecret);
            });
            payouts.AddAlexpay(options =>
            {
                (options.BaseAddress, options.SecretKey, options.PublicKey) = (simulator.AddressOf(AlexpayDefaults.ProviderName), AlexpayDefaults.TestSecretKey, AlexpayDefaults.TestPublicKey);
                options.Webhooks.Secrets.Add(AlexpaySecret);
            });
            payouts.Configure(options => options.Webhooks.CallbackBase = new Uri(Callbacks));
            if (journal is null) payouts.UseInMemoryJournal();
            else payouts.UseJournal(_ => journal);
            configure?.Invoke(payouts);
        });
        _services = services.BuildServiceProvider();
    }

    public PayoutSimulator Simulator { get; }

    public ManualClock Clock { get; }

    public RecordingLoggerProvider Logs { get; } = new();

    public PayoutClient Client => (PayoutClient)_services.GetRequiredService<IPayoutClient>();

    public IPayoutJournal Journal => _services.GetRequiredService<IPayoutJournal>();

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public static async Task<WebhookWorld> StartAsync(Action<PayoutsBuilder>? configure = null, ManualClock? clock = null, IPayoutJournal? journal = null)
    {
        clock ??= new ManualClock();
        return new WebhookWorld(await PayoutSimulator.StartAsync(new PayoutSimulatorOptions { TimeProvider = clock }), clock, configure, journal);
    }

    public static PayoutRequest ToMoneroo(string reference = "refund-4711") => new()
    {
        Reference = reference,
        Provider = "moneroo",
        Amount = Money.Of(1_000m, Currency.XOF),
        Destination = PayoutDestination.MobileMoney("+22951345020", MobileNetwork.Mtn, "BJ"),
        Beneficiary = new Beneficiary { FirstName = "Jane", LastName = "Doe", Email = "jane@example.com" },
        Description = "Order refund",
    };

    public static PayoutRequest ToMonime(string reference = "refund-4711") => new()
    {
        Reference = reference,
        Provider = "monime",
        Amount = Money.Of(10.50m, Currency.SLE),
        Destination = PayoutDestination.MobileMoney("+23278000000", MobileNetwork.Orange, "SL"),
    };

    public static PayoutRequest ToAlexpay(string reference = "refund-4711", decimal amount = 10m) => new()
    {
        Reference = reference,
        Provider = "alexpay",
        Amount = Money.Of(amount, Currency.GHS),
        Destination = PayoutDestination.MobileMoney("+233241234567", country: "GH"),
    };

    /// <summary>Waits for work, moving the clock whenever the work waits for a short pause.</summary>
    public Task<T> RunAsync<T>(Task<T> work) => Clock.RunAsync(work);

    public Task<Payout> CreateAsync(PayoutRequest request) => RunAsync(Client.CreateAsync(request));

    /// <summary>A payout whose create call was executed and whose answer was lost.</summary>
    public async Task<Payout> CreateUnknownAsync(PayoutRequest request)
    {
        Simulator.Faults.Enqueue(new SimulatedFault { Method = "POST", Action = FaultAction.Abort(), Point = FaultPoint.AfterExecute });
        Payout payout = await CreateAsync(request);
        payout.Status.Should().Be(PayoutStatus.Unknown);
        return payout;
    }

    /// <summary>Hands a delivery over as it came.</summary>
    public Task<WebhookResult> ReceiveAsync(string? account, string body, string? token = null, params (string Name, string Value)[] headers) => Client.Webhooks.ReceiveAsync(new WebhookDelivery
    {
        Account = account,
        Token = token,
        Body = Encoding.UTF8.GetBytes(body),
        Headers = headers.ToDictionary(static header => header.Name, static header => header.Value),
    });

    public Task<WebhookResult> ReceiveMonerooAsync(string body, string secret = MonerooSecret) =>
        ReceiveAsync("moneroo", body, token: null, ("X-Moneroo-Signature", Convert.ToHexStringLower(Mac(secret, body))));

    public Task<WebhookResult> ReceiveMonimeAsync(string body, string secret = MonimeSecret)
    {
        string time = Clock.GetUtcNow().ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture);
        return ReceiveAsync("monime", body, token: null, ("Monime-Signature", $"t={time},v1={Convert.ToBase64String(Mac(secret, $"{time}_{body}"))}"));
    }

    /// <summary>Does the background work until there is none left.</summary>
    public async Task<int> WorkAsync()
    {
        int webhooks = 0;
        ReconciliationRound round;
        do
        {
            round = await RunAsync(Client.Reconciler.RunOnceAsync());
            webhooks += round.Webhooks;
        }
        while (round.HasMore);
        return webhooks;
    }

    /// <summary>The events so far, in order, each delivered once.</summary>
    public async Task<IReadOnlyList<PayoutEvent>> TakeEventsAsync()
    {
        var events = new List<PayoutEvent>();
        while (await Journal.TakeEventsAsync(100, TimeSpan.FromMinutes(1), default) is { Count: > 0 } taken)
        {
            foreach (JournalEvent entry in taken)
            {
                events.Add(entry.Event);
                await Journal.FinishEventAsync(entry, EventDisposition.Delivered, TimeSpan.Zero, default);
            }
        }

        return events;
    }

    /// <summary>The token of the callback address that went to the provider with a payout.</summary>
    public async Task<string> TokenOfAsync(string reference)
    {
        JournalRecord record = (await Journal.FindAsync(reference, CancellationToken.None))!;
        using var body = System.Text.Json.JsonDocument.Parse(record.Exchange.Body);
        string address = body.RootElement.GetProperty("webhook_url").GetString()!;
        address.Should().StartWith($"{Callbacks}/{record.Account}/");
        return address[(address.LastIndexOf('/') + 1)..];
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await Simulator.DisposeAsync();
        Logs.Dispose();
    }

    private static byte[] Mac(string secret, string text) => HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(text));
}
