using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Payouts.DependencyInjection;
using Payouts.Journal;
using Payouts.Monime;
using Payouts.Providers;
using Payouts.Sending;
using Payouts.Simulator;
using Payouts.Simulator.Monime;
using Payouts.Testing;
using Payouts.Tests.Support;

namespace Payouts.Tests.Monime.Support;

/// <summary>A client and a simulator that talk over real sockets, on one clock that stands still until a test moves it.</summary>
internal sealed class MonimeWorld : IAsyncDisposable
{
    private readonly List<Action<MonimeOptions>> _settings = [];
    private readonly ServiceProvider _services;

    private MonimeWorld(PayoutSimulator simulator, ManualClock clock, MonimeApi api, Action<PayoutsBuilder>? configure, Func<IPayoutJournal, IPayoutJournal>? wrap)
    {
        Simulator = simulator;
        Clock = clock;
        Journal = new InMemoryPayoutJournal(clock);
        _settings.Add(options =>
        {
            options.BaseAddress = simulator.AddressOf(MonimeDefaults.ProviderName);
            options.AccessToken = MonimeDefaults.TestToken;
            options.SpaceId = MonimeDefaults.SpaceId;
            options.Api = api;
        });
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(clock);
        services.AddSingleton(new TransportAdjustment(handler =>
            handler.PlaintextStreamFilter = (context, _) => ValueTask.FromResult(Wire.Watch(context.PlaintextStream))));
        services.AddPayouts(payouts =>
        {
            payouts.AddMonime(options => _settings.ForEach(change => change(options))).UseJournal(_ => wrap?.Invoke(Journal) ?? Journal);
            configure?.Invoke(payouts);
        });
        _services = services.BuildServiceProvider();
        Client = _services.GetRequiredService<IPayoutClient>();
        Provider = (MonimeProvider)_services.GetRequiredKeyedService<IPayoutProvider>("monime");
    }

    public PayoutSimulator Simulator { get; }

    public ManualClock Clock { get; }

    public InMemoryPayoutJournal Journal { get; }

    public WireLog Wire { get; } = new();

    public IPayoutClient Client { get; }

    public MonimeProvider Provider { get; }

    public string Prefix => Provider.Capabilities.Operations[0].Call["POST ".Length..^"/payouts".Length];

    public static async Task<MonimeWorld> StartAsync(
        MonimeApi api = MonimeApi.V1, Action<PayoutsBuilder>? configure = null, Func<IPayoutJournal, IPayoutJournal>? journal = null)
    {
        var clock = new ManualClock();
        return new MonimeWorld(await PayoutSimulator.StartAsync(new PayoutSimulatorOptions { TimeProvider = clock }), clock, api, configure, journal);
    }

    /// <summary>Changes the account's options while the client runs, as a reloaded configuration does.</summary>
    public void Reconfigure(Action<MonimeOptions> change)
    {
        _settings.Add(change);
        _services.GetRequiredService<IOptionsMonitorCache<MonimeOptions>>().TryRemove("monime");
    }

    /// <summary>Changes the library's options while the client runs.</summary>
    public void Reconfigure(Action<PayoutsOptions> change) => change(_services.GetRequiredService<IOptionsMonitor<PayoutsOptions>>().CurrentValue);

    /// <summary>Queues faults for the create call.</summary>
    public void OnCreate(FaultAction action, FaultPoint point = FaultPoint.BeforeExecute, int times = 1) => On("POST", "/payouts", action, point, times);

    /// <summary>Queues faults for the read of one payout.</summary>
    public void OnRead(FaultAction action, FaultPoint point = FaultPoint.BeforeExecute, int times = 1) => On("GET", "/payouts/{id}", action, point, times);

    /// <summary>Queues faults for a page of the list.</summary>
    public void OnList(FaultAction action, FaultPoint point = FaultPoint.BeforeExecute, int times = 1) => On("GET", "/payouts", action, point, times);

    /// <summary>Queues faults for an operation.</summary>
    public void On(string method, string path, FaultAction action, FaultPoint point = FaultPoint.BeforeExecute, int times = 1) =>
        Simulator.Faults.Enqueue(new SimulatedFault { Method = method, Template = Prefix + path, Action = action, Point = point, Times = times });

    /// <summary>Moves the clock past every deadline and grace of the attempts so far.</summary>
    public void Settle() => Clock.Advance(TimeSpan.FromSeconds(36));

    /// <summary>Moves the clock past the end of processing.</summary>
    public void Complete() => Clock.Advance(TimeSpan.FromSeconds(2));

    /// <summary>Waits for work, moving the clock whenever the work waits for a short pause.</summary>
    public Task<T> RunAsync<T>(Task<T> work) => Clock.RunAsync(work);

    public Task<Payout> CreateAsync(PayoutRequest? request = null) => RunAsync(Client.CreateAsync(request ?? Sample.Request()));

    public Task<Payout> RefreshAsync(string reference = "refund-4711") => RunAsync(Client.RefreshAsync(reference));

    /// <summary>A payout whose create call may have been executed.</summary>
    public async Task<Payout> CreateUnknownAsync(bool executed, PayoutRequest? request = null)
    {
        OnCreate(FaultAction.Abort(), executed ? FaultPoint.AfterExecute : FaultPoint.BeforeExecute);
        Payout payout = await CreateAsync(request);
        payout.Status.Should().Be(PayoutStatus.Unknown);
        return payout;
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

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await Simulator.DisposeAsync();
    }
}
