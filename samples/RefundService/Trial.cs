using Payouts.DependencyInjection;
using Payouts.Simulator;
using Payouts.Simulator.Alexpay;
using Payouts.Simulator.Monime;
using Payouts.Simulator.Moneroo;

namespace RefundService;

/// <summary>The three providers without keys: where no account is configured, they are simulated, inside this process or at <c>Simulator</c>.</summary>
internal sealed class Trial : IAsyncDisposable
{
    // Of the simulator alone; a real secret comes from the provider's dashboard, and never stands in code.
    private const string Secret = "the trial's webhook secret, 32 characters";

    private readonly PayoutSimulator? _own;
    private readonly Uri _address;
    private readonly Uri _callbacks;

    private Trial(PayoutSimulator? own, Uri address, Uri callbacks) => (_own, _address, _callbacks) = (own, address, callbacks);

    /// <summary>The trial, or <c>null</c> where accounts are configured, and in Production: there, missing keys are an error and never a simulation.</summary>
    public static async Task<Trial?> StartAsync(IConfiguration configuration, IHostEnvironment environment)
    {
        if (configuration.GetSection("Payouts:Providers").GetChildren().Any() || environment.IsProduction()) return null;
        string address = (configuration["Urls"] ?? "http://127.0.0.1:5080").Split(';')[0];
        var self = new Uri(address.Replace("*", "127.0.0.1", StringComparison.Ordinal).Replace("+", "127.0.0.1", StringComparison.Ordinal));
        var callbacks = new Uri(self, "webhooks/payouts");
        if (configuration["Simulator"] is { } elsewhere) return new Trial(own: null, new Uri(elsewhere), callbacks);
        var options = new PayoutSimulatorOptions { ProcessingAfter = TimeSpan.FromSeconds(1), CompletedAfter = TimeSpan.FromSeconds(3) };
        Tell(options.For<MonerooSimulatorOptions>().Webhooks, callbacks, "moneroo");
        Tell(options.For<MonimeSimulatorOptions>().Webhooks, callbacks, "monime");
        options.For<AlexpaySimulatorOptions>().Webhooks.Secret = Secret;
        PayoutSimulator own = await PayoutSimulator.StartAsync(options);
        return new Trial(own, own.Address, callbacks);
    }

    public void AddAccounts(PayoutsBuilder payouts) => payouts
        .AddMoneroo(options =>
        {
            (options.BaseAddress, options.SecretKey) = (new Uri(_address, "moneroo/"), MonerooDefaults.SandboxKey);
            options.WebhookSecrets.Add(Secret);
        })
        .AddMonime(options =>
        {
            (options.BaseAddress, options.AccessToken, options.SpaceId) = (new Uri(_address, "monime/"), MonimeDefaults.TestToken, MonimeDefaults.SpaceId);
            options.WebhookSecrets.Add(Secret);
        })
        .AddAlexpay(options =>
        {
            (options.BaseAddress, options.SecretKey, options.PublicKey) = (new Uri(_address, "alexpay/"), AlexpayDefaults.TestSecretKey, AlexpayDefaults.TestPublicKey);
            options.Webhooks.Secrets.Add(Secret);
        })
        .Configure(options => options.Webhooks.CallbackBase = _callbacks);

    public ValueTask DisposeAsync() => _own?.DisposeAsync() ?? ValueTask.CompletedTask;

    private static void Tell(WebhookSettings webhooks, Uri callbacks, string account)
    {
        webhooks.Secret = Secret;
        webhooks.Urls.Add(new Uri($"{callbacks}/{account}"));
    }
}
