using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Payouts.Alexpay;
using Payouts.Journal;
using Payouts.Providers;
using Payouts.Testing;
using Payouts.Tests.Support;

namespace Payouts.Tests.Alexpay.Support;

/// <summary>A client with one Alexpay account that talks to a server on loopback, on one clock that stands still until a test moves it.</summary>
internal sealed class AlexpayWorld : IAsyncDisposable
{
    private readonly List<Action<AlexpayOptions>> _settings = [];
    private readonly InMemoryPayoutJournal _journal;
    private readonly ServiceProvider _services;

    /// <summary>Makes the world.</summary>
    /// <param name="configure">Changes the account's options.</param>
    /// <param name="key">Both keys: the name of the mapping to meet, or anything.</param>
    /// <param name="library">Changes the library's options.</param>
    public AlexpayWorld(Action<AlexpayOptions>? configure = null, string key = "k3y-of-a-test", Action<PayoutsOptions>? library = null)
    {
        _journal = new InMemoryPayoutJournal(Clock);
        _settings.Add(options => (options.SecretKey, options.PublicKey, options.BaseAddress) = (key, key, Server.Address));
        if (configure is not null) _settings.Add(configure);
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(Clock);
        services.AddPayouts(payouts =>
        {
            payouts.AddAlexpay(options => _settings.ForEach(change => change(options))).UseJournal(_ => _journal);
            if (library is not null) payouts.Configure(library);
        });
        _services = services.BuildServiceProvider();
        Client = _services.GetRequiredService<IPayoutClient>();
        Provider = (AlexpayProvider)_services.GetRequiredKeyedService<IPayoutProvider>("alexpay");
    }

    public ManualClock Clock { get; } = new();

    public AlexpayServer Server { get; } = new();

    public IPayoutClient Client { get; }

    public AlexpayProvider Provider { get; }

    /// <summary>Changes the account's options while the client runs, as a reloaded configuration does.</summary>
    public void Reconfigure(Action<AlexpayOptions> change)
    {
        _settings.Add(change);
        _services.GetRequiredService<IOptionsMonitorCache<AlexpayOptions>>().TryRemove("alexpay");
    }

    /// <summary>Waits for work, moving the clock whenever the work waits for a short pause.</summary>
    public async Task<T> RunAsync<T>(Task<T> work)
    {
        using var done = new CancellationTokenSource(Patience.Long);
        while (await Task.WhenAny(work, Clock.WaitForTimerAsync(TimeSpan.FromSeconds(5), done.Token)) != work)
        {
            done.Token.ThrowIfCancellationRequested();
            Clock.Advance(TimeSpan.FromSeconds(1));
        }

        await done.CancelAsync();
        return await work;
    }

    public Task<List<T>> RunAsync<T>(IAsyncEnumerable<T> items) => RunAsync(ToListAsync(items));

    public Task<Payout> CreateAsync(PayoutRequest? request = null) => RunAsync(Client.CreateAsync(request ?? AlexpaySample.Request()));

    public Task<PreparedExchange> PrepareAsync(PayoutRequest? request = null) =>
        RunAsync(Provider.PrepareAsync(request ?? AlexpaySample.Request(), AlexpaySample.HandleOf(), CancellationToken.None).AsTask());

    public Task<PayoutReading> GetAsync(string id = AlexpaySample.PayoutId, string? reference = null) =>
        RunAsync(Provider.GetAsync(new ProviderPayoutId(id, reference), CancellationToken.None));

    /// <summary>How many payouts the journal holds.</summary>
    public async Task<int> CountAsync() => (await ToListAsync(_journal.ListAsync(new PayoutFilter(), CancellationToken.None))).Count;

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await Server.DisposeAsync();
    }

    private static async Task<List<T>> ToListAsync<T>(IAsyncEnumerable<T> items)
    {
        var list = new List<T>();
        await foreach (T item in items) list.Add(item);
        return list;
    }
}
