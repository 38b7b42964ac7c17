using Microsoft.Extensions.DependencyInjection;
using Payouts.Journal;
using Payouts.Providers;
using Payouts.Testing;

namespace Payouts.Model.Replay;

/// <summary>One process of the product: a client on the shared journal, with its own clock, which may be held before it commits a claim and before a body leaves.</summary>
internal sealed class ReplayProcess
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    private readonly Signal _signal;
    private readonly ReplayWorld _world;
    private readonly bool _isFree;
    private readonly HeldJournal _journal;
    private readonly List<(Task Work, CancellationTokenSource Cancel)> _calls = [];

    public ReplayProcess(ReplayWorld world, IPayoutJournal journal, ManualClock clock, string @namespace, bool isFree = false)
    {
        (_world, _signal, _isFree) = (world, world.Signal, isFree);
        (Clock, Namespace) = (clock, @namespace);
        (Claim, Leave, Abandoned) = (new Gate(_signal), new Gate(_signal), new Gate(_signal));
        if (isFree) OpenGates();
        _journal = new HeldJournal(journal, Claim, () => ClaimedAt = world.Clock.UtcNow);
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(clock);
        services.AddPayouts(payouts =>
        {
            foreach (string name in new[] { ReplayAccount.Main, ReplayAccount.Spare })
            {
                world.Account.AddTo(payouts, name, world.Simulator.Address);
                payouts.Services.AddHttpClient(PayoutHttp.ClientName(name)).ConfigurePrimaryHttpMessageHandler(() => new HeldTransport(world, this));
            }

            payouts.UseJournal(_ => _journal).Configure(options => options.Namespace = @namespace);
        });
        Client = (PayoutClient)services.BuildServiceProvider().GetRequiredService<IPayoutClient>();
    }

    public PayoutClient Client { get; }

    public ManualClock Clock { get; }

    public string Namespace { get; }

    /// <summary>When its latest claim was committed.</summary>
    public DateTimeOffset ClaimedAt { get; private set; }

    /// <summary>Before a claim is committed.</summary>
    public Gate Claim { get; }

    /// <summary>Before a body leaves.</summary>
    public Gate Leave { get; }

    /// <summary>Before a body leaves whose attempt was given up.</summary>
    public Gate Abandoned { get; }

    /// <summary>The requests that left it.</summary>
    public List<Flight> Flights { get; } = [];

    public bool IsDead { get; private set; }

    /// <summary>What callers were told, and the failures of the product's that they met.</summary>
    public List<object> Told { get; } = [];

    /// <summary>Whether nothing holds it, and its requests are dealt with at once.</summary>
    public bool IsFree => _isFree || _world.IsCalm;

    private bool IsHeld => !IsFree && (Claim.Held + Leave.Held > 0 || Flights.Exists(static flight => flight.IsAwaited));

    /// <summary>Starts a call and waits until it is over or held.</summary>
    public Task BeginAsync(Func<PayoutClient, CancellationToken, Task<Payout>> call)
    {
        var cancel = new CancellationTokenSource();
        _calls.Add((RunAsync(call, cancel.Token), cancel));
        return SettleAsync();
    }

    /// <summary>The callers stop waiting.</summary>
    public async Task GiveUpAsync()
    {
        Leave.MoveTo(Abandoned);
        foreach ((_, CancellationTokenSource cancel) in _calls) await cancel.CancelAsync();
        await SettleAsync();
    }

    /// <summary>The process is no more: whatever it would still do, does not happen.</summary>
    public void Die()
    {
        IsDead = true;
        _journal.Die();
        OpenGates();
    }

    public void OpenGates()
    {
        Claim.Open();
        Leave.Open();
        Abandoned.Open();
    }

    /// <summary>Waits until every call is over or held; short pauses of the product's pass at once.</summary>
    public async Task SettleAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        while (true)
        {
            Task changed = _signal.Next;
            Task[] running = [.. _calls.Select(static call => call.Work).Where(static work => !work.IsCompleted)];
            if (running.Length == 0 || IsHeld)
            {
                await Task.WhenAll(_calls.Select(static call => call.Work).Where(static work => work.IsFaulted));
                return;
            }

            using var pause = CancellationTokenSource.CreateLinkedTokenSource(patience.Token);
            Task pausing = Clock.WaitForTimerAsync(LongestPause, pause.Token);
            Task first = await Task.WhenAny([changed, pausing, .. running]);
            patience.Token.ThrowIfCancellationRequested();
            if (first == pausing) Clock.Advance(TimeSpan.FromMilliseconds(500));
            await pause.CancelAsync();
        }
    }

    private async Task RunAsync(Func<PayoutClient, CancellationToken, Task<Payout>> call, CancellationToken cancellationToken)
    {
        try
        {
            Payout told = await call(Client, cancellationToken);
            lock (Told) Told.Add(told);
        }
        catch (Exception error) when (error is PayoutException or OperationCanceledException)
        {
            lock (Told) Told.Add(error);
        }
    }
}
