using System.Diagnostics;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Payouts.Diagnostics;
using Payouts.Journal;
using Payouts.Tracking;
using Payouts.Webhooks;

namespace Payouts.DependencyInjection;

/// <summary>Runs the background work in a host: payouts, webhooks, events and sweeps, each in a loop of its own, so that none waits for another.</summary>
internal sealed class BackgroundWork(
    JournalGate gate,
    GuardedJournal journal,
    Reconciler reconciler,
    EventDelivery delivery,
    PayoutSweep sweep,
    WebhookWork webhooks,
    UnsettledWatch watch,
    PayoutMetrics metrics,
    IOptionsMonitor<PayoutsOptions> options,
    TimeProvider time,
    ILogger<BackgroundWork> logger) : BackgroundService, IHostedLifecycleService
{
    private static readonly TimeSpan ShortestSweepCheck = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestSweepCheck = TimeSpan.FromHours(1);

    private readonly CancellationTokenSource _hostStops = new();

    private BackgroundOptions Background => options.CurrentValue.Background;

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Begins to stop before any service is waited for: handlers hear of it at once, and the time the host gives is not spent one after the other.</summary>
    public Task StoppingAsync(CancellationToken cancellationToken) => _hostStops.CancelAsync();

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public override void Dispose()
    {
        base.Dispose();
        _hostStops.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken, _hostStops.Token);
        await RunAsync(either.Token).ConfigureAwait(false);
    }

    private async Task RunAsync(CancellationToken stopping)
    {
        // What runs as long as the host is no part of a trace that the host was started in.
        Activity.Current = null;
        await Task.WhenAll(
            LoopAsync("payouts", StartRoundAsync, (seen, token) => journal.WaitForPayoutsAsync(seen, Background.Interval, token), stopping),
            LoopAsync("webhooks", webhooks.StartRoundAsync, (seen, token) => journal.WaitForDeliveriesAsync(seen, Background.Interval, token), stopping),
            LoopAsync("events", delivery.StartRoundAsync, (seen, token) => journal.WaitForEventsAsync(seen, Background.Interval, token), stopping),
            LoopAsync("sweeps", SweepAsync, WaitForSweepAsync, stopping)).ConfigureAwait(false);

        // What was started has been told to stop; its answers and outcomes are awaited as long as the host waits.
        await Task.WhenAll(reconciler.DrainAsync(), webhooks.DrainAsync(), delivery.DrainAsync(), watch.DrainAsync()).ConfigureAwait(false);
    }

    private Task LoopAsync(string work, Func<CancellationToken, Task<bool>> round, Func<long, CancellationToken, Task<long>> wait, CancellationToken stopping) => new BackgroundLoop(
        work,
        async token => Background.Enabled && await RunRoundAsync(work, round, token).ConfigureAwait(false),
        (seen, token) => Background.Enabled ? wait(seen, token) : PauseAsync(Background.Interval, seen, token),
        time,
        logger).RunAsync(stopping);

    private async Task<bool> RunRoundAsync(string work, Func<CancellationToken, Task<bool>> round, CancellationToken cancellationToken)
    {
        Exception? fault = null;
        try
        {
            await gate.OpenAsync(cancellationToken).ConfigureAwait(false);
            return await round(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error)
        {
            fault = error;
            throw;
        }
        finally
        {
            metrics.RoundEnded(work, fault);
        }
    }

    private Task<bool> StartRoundAsync(CancellationToken cancellationToken)
    {
        _ = watch.CountIfDueAsync(cancellationToken);
        return reconciler.StartRoundAsync(cancellationToken);
    }

    private async Task<bool> SweepAsync(CancellationToken cancellationToken)
    {
        await sweep.SweepDueAsync(cancellationToken).ConfigureAwait(false);
        return false;
    }

    private Task<long> WaitForSweepAsync(long seen, CancellationToken cancellationToken)
    {
        TimeSpan part = Background.SweepInterval / 6;
        return PauseAsync(part < ShortestSweepCheck ? ShortestSweepCheck : part > LongestSweepCheck ? LongestSweepCheck : part, seen, cancellationToken);
    }

    private async Task<long> PauseAsync(TimeSpan pause, long seen, CancellationToken cancellationToken)
    {
        await Task.Delay(pause, time, cancellationToken).ConfigureAwait(false);
        return seen;
    }
}
