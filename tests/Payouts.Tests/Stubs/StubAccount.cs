using System.Text.Json.Nodes;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Payouts.Providers;
using Payouts.Testing;
using Payouts.Tests.Support;

namespace Payouts.Tests.Stubs;

/// <summary>One account of a real adapter, set up as an application would, on a clock that stands still.</summary>
internal sealed class StubAccount : IAsyncDisposable
{
    private const string Section = "Payouts";

    private readonly ManualClock _clock = new();
    private readonly ServiceProvider _services;

    /// <summary>Sets an account up.</summary>
    /// <param name="stubs">Whose account.</param>
    /// <param name="address">The base address of every call.</param>
    /// <param name="credential">What the account's requests carry as key or token.</param>
    /// <param name="settings">Settings in place of the usual ones.</param>
    internal StubAccount(ProviderStubs stubs, Uri address, string credential, JsonObject? settings = null)
    {
        Stubs = stubs;
        var all = new Dictionary<string, string?>(stubs.Settings(address, credential), StringComparer.OrdinalIgnoreCase);
        foreach ((string name, JsonNode? value) in settings ?? []) all[name] = value?.ToString();
        IConfigurationRoot configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(all.ToDictionary(entry => $"{Section}:Providers:{stubs.Account}:{entry.Key}", static entry => entry.Value)).Build();
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(_clock);
        services.AddPayouts(configuration.GetSection(Section), static payouts => payouts.UseInMemoryJournal());
        _services = services.BuildServiceProvider();
        _services.GetRequiredService<IStartupValidator>().Validate();
        Client = _services.GetRequiredService<IPayoutClient>();
        Provider = _services.GetRequiredKeyedService<IPayoutProvider>(stubs.Account);
    }

    internal ProviderStubs Stubs { get; }

    internal IPayoutClient Client { get; }

    internal IPayoutProvider Provider { get; }

    /// <summary>The handle of a reference in this account.</summary>
    internal CorrelationHandle HandleOf(string reference) => CorrelationHandle.Derive(new PayoutsOptions().Namespace, Stubs.Account, reference);

    /// <summary>Waits for a call, moving the clock over its pauses.</summary>
    internal Task<T> RunAsync<T>(Task<T> call) => _clock.RunAsync(call);

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
