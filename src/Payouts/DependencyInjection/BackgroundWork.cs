using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Payouts.Diagnostics;

namespace Payouts.DependencyInjection;

/// <summary>Runs the background work in a host: round after round while there is work, then at the interval.</summary>
internal sealed class BackgroundWork(IPayoutReconciler reconciler, IOptionsMonitor<PayoutsOptions> options, TimeProvider time, ILogger<BackgroundWork> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            bool hasMore = false;
            try
            {
                if (options.CurrentValue.Background.Enabled) hasMore = (await reconciler.RunOnceAsync(stoppingToken).ConfigureAwait(false)).HasMore;
                if (!hasMore) await Task.Delay(options.CurrentValue.Background.Interval, time, stoppingToken).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // A journal that is down for an hour must not end the background work for good.
            catch (Exception error)
#pragma warning restore CA1031
            {
                logger.RoundFailed(error.GetType().Name);
                await PauseAsync(stoppingToken).ConfigureAwait(false);
            }
        }
    }

    private Task PauseAsync(CancellationToken stoppingToken) =>
        Task.Delay(TimeSpan.FromSeconds(5), time, stoppingToken).ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
}
