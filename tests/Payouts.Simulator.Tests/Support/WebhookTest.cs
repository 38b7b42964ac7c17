using System.Security.Cryptography;
using System.Text;
using Payouts.Simulator.Alexpay;
using Payouts.Simulator.Monime;
using Payouts.Simulator.Moneroo;

namespace Payouts.Simulator.Tests;

/// <summary>A simulator whose webhooks go to a receiver of the test's own.</summary>
public abstract class WebhookTest : IAsyncLifetime
{
    private protected const string Secret = "secret-of-the-tests-with-at-least-32-characters";
    private protected static readonly TimeSpan ToProcessing = TimeSpan.FromMilliseconds(300);
    private protected static readonly TimeSpan ToFinal = TimeSpan.FromSeconds(1);

    private readonly PayoutSimulatorOptions _options = new();

    private protected ManualTimeProvider Clock { get; } = new();

    private protected WebhookReceiver Receiver { get; private set; } = null!;

    private protected PayoutSimulator Simulator { get; private set; } = null!;

    private protected MonimeApi Monime { get; private set; } = null!;

    private protected MonerooApi Moneroo { get; private set; } = null!;

    private protected AlexpayApi Alexpay { get; private set; } = null!;

    private protected MonerooSimulatorOptions MonerooOptions => _options.For<MonerooSimulatorOptions>();

    private protected MonimeSimulatorOptions MonimeOptions => _options.For<MonimeSimulatorOptions>();

    private protected AlexpaySimulatorOptions AlexpayOptions => _options.For<AlexpaySimulatorOptions>();

    public async Task InitializeAsync()
    {
        _options.TimeProvider = Clock;
        Receiver = await WebhookReceiver.StartAsync();
        foreach (WebhookSettings settings in new[] { MonerooOptions.Webhooks, MonimeOptions.Webhooks, AlexpayOptions.Webhooks })
        {
            settings.Urls.Add(Receiver.Url);
            settings.Secret = Secret;
        }

        Configure();
        Simulator = await PayoutSimulator.StartAsync(_options);
        Monime = new MonimeApi(Simulator.AddressOf("monime"));
        Moneroo = new MonerooApi(Simulator.AddressOf("moneroo"));
        Alexpay = new AlexpayApi(Simulator.AddressOf("alexpay"));
    }

    public async Task DisposeAsync()
    {
        Monime.Dispose();
        Moneroo.Dispose();
        Alexpay.Dispose();
        await Simulator.DisposeAsync();
        await Receiver.DisposeAsync();
    }

    private protected virtual void Configure()
    {
    }

    /// <summary>Moves the clock and waits until all that is due has been sent.</summary>
    private protected async Task PassAsync(TimeSpan step)
    {
        Clock.Advance(step);
        await Simulator.DeliverWebhooksAsync().WaitAsync(TimeSpan.FromSeconds(30));
    }

    private protected static byte[] Code(string prefix, byte[] body, string secret = Secret)
    {
        using HMACSHA256 code = new(Encoding.UTF8.GetBytes(secret));
        return code.ComputeHash([.. Encoding.UTF8.GetBytes(prefix), .. body]);
    }

    private protected static string Hex(byte[] code) => Convert.ToHexString(code).ToLowerInvariant();
}
