using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using Payouts.DependencyInjection;
using Payouts.Journal;
using Payouts.Simulator.Monime;
using Payouts.Tests.Support;

namespace Payouts.AspNetCore.Tests.Support;

/// <summary>One process of a service: its own container, over the journal and the keys that it is given.</summary>
internal sealed class ServiceProcess : IAsyncDisposable
{
    private readonly ProtectedWorld _world;
    private readonly ServiceProvider _services;

    /// <summary>Starts it.</summary>
    /// <param name="world">The provider and the clock.</param>
    /// <param name="keys">The Data Protection keys, or <c>null</c> for no encryption.</param>
    /// <param name="useJournal">Registers the journal.</param>
    internal ServiceProcess(ProtectedWorld world, KeyFolder? keys, Action<PayoutsBuilder> useJournal)
    {
        _world = world;
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(world.Clock);
        if (keys is not null) services.AddDataProtection().SetApplicationName("payouts-tests").PersistKeysToFileSystem(keys.Directory);
        services.AddSingleton<IPayoutEventHandler>(Events);
        services.AddPayouts(payouts =>
        {
            payouts.AddMonime(options =>
            {
                options.BaseAddress = world.Simulator.AddressOf(MonimeDefaults.ProviderName);
                options.AccessToken = MonimeDefaults.TestToken;
                options.SpaceId = MonimeDefaults.SpaceId;
            });
            if (keys is not null) payouts.ProtectWithDataProtection();
            useJournal(payouts);
        });
        _services = services.BuildServiceProvider();
    }

    internal RecordingEventHandler Events { get; } = new();

    internal IPayoutClient Client => _services.GetRequiredService<IPayoutClient>();

    internal IPayoutJournal Journal => _services.GetRequiredService<IPayoutJournal>();

    internal Task<Payout> CreateAsync(string reference) => RunAsync(client => client.CreateAsync(ProtectedWorld.Request(reference)));

    internal Task<Payout> RefreshAsync(string reference) => RunAsync(client => client.RefreshAsync(reference));

    internal async Task<Payout> GetAsync(string reference) => (await Client.GetAsync(reference))!;

    internal async Task<IReadOnlyList<Payout>> ListAsync()
    {
        var payouts = new List<Payout>();
        await foreach (Payout payout in Client.ListAsync()) payouts.Add(payout);
        return payouts;
    }

    internal Task<T> RunAsync<T>(Func<IPayoutClient, Task<T>> call) => _world.Clock.RunAsync(call(Client));

    /// <summary>Delivers every event that waits.</summary>
    internal async Task DeliverAsync()
    {
        IPayoutReconciler reconciler = _services.GetRequiredService<IPayoutReconciler>();
        while ((await _world.Clock.RunAsync(reconciler.RunOnceAsync())).HasMore)
        {
            // Events of one payout come one after the other.
        }
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
