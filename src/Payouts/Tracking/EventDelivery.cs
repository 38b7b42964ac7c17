using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Payouts.Diagnostics;
using Payouts.Journal;

namespace Payouts.Tracking;

/// <summary>Tells the application's handlers what happened: from the outbox, at least once, in order per payout.</summary>
internal sealed class EventDelivery(
    GuardedJournal journal, IEnumerable<IPayoutEventHandler> handlers, IOptionsMonitor<PayoutsOptions> options, ILogger<EventDelivery> logger)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(10);

    private readonly IPayoutEventHandler[] _handlers = [.. handlers];

    /// <summary>Delivers what waits; events of one payout one after the other, payouts side by side.</summary>
    /// <returns>How many were taken, and how many of them every handler took.</returns>
    internal async Task<(int Taken, int Delivered)> RunOnceAsync(CancellationToken cancellationToken)
    {
        BackgroundOptions background = options.CurrentValue.Background;
        IReadOnlyList<JournalEvent> taken = await journal.TakeEventsAsync(background.BatchSize, background.Hold, cancellationToken).ConfigureAwait(false);
        int delivered = 0;
        await Parallel.ForEachAsync(
            taken,
            new ParallelOptions { MaxDegreeOfParallelism = background.Concurrency, CancellationToken = cancellationToken },
            async (each, token) =>
            {
                if (await DeliverAsync(each, background, token).ConfigureAwait(false)) Interlocked.Increment(ref delivered);
            }).ConfigureAwait(false);
        return (taken.Count, delivered);
    }

    private async Task<bool> DeliverAsync(JournalEvent each, BackgroundOptions background, CancellationToken cancellationToken)
    {
        try
        {
            foreach (IPayoutEventHandler handler in _handlers) await handler.HandleAsync(each.Event, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The process stops: whoever takes the event after the hold tells it again.
            throw;
        }
#pragma warning disable CA1031 // A handler may throw anything; its exception may quote what it handled, so only the type is logged.
        catch (Exception error)
#pragma warning restore CA1031
        {
            int deliveries = each.Deliveries + 1;
            bool isParked = deliveries >= background.MaxDeliveries;
            TimeSpan pause = FirstPause * Math.Pow(2, Math.Min(deliveries - 1, 20));
            if (pause > LongestPause) pause = LongestPause;
            if (isParked) logger.EventParked(each.Event.Kind, each.Event.Reference, each.Id, deliveries, error.GetType().Name);
            else logger.EventNotHandled(each.Event.Kind, each.Event.Reference, each.Id, deliveries, error.GetType().Name, pause);
            await journal.FinishEventAsync(each, isParked ? EventDisposition.Parked : EventDisposition.Retry, pause, cancellationToken).ConfigureAwait(false);
            return false;
        }

        await journal.FinishEventAsync(each, EventDisposition.Delivered, TimeSpan.Zero, CancellationToken.None).ConfigureAwait(false);
        return true;
    }
}
