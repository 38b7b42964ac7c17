using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Payouts.Diagnostics;
using Payouts.Journal;

namespace Payouts.Tracking;

/// <summary>Tells the application's handlers what happened: from the outbox, at least once, in order per payout.</summary>
internal sealed class EventDelivery(
    GuardedJournal journal, IEnumerable<IPayoutEventHandler> handlers, IOptionsMonitor<PayoutsOptions> options, TimeProvider time, PayoutMetrics metrics, ILogger<EventDelivery> logger)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(10);

    private readonly IPayoutEventHandler[] _handlers = [.. handlers];
    private readonly WorkLane _work = new();
    private readonly StartedWork _started = new();
    private long _usualTicks = TimeSpan.TicksPerSecond;

    /// <summary>One round, to its end; events of one payout one after the other, payouts side by side.</summary>
    /// <returns>How many were taken, and how many of them every handler took.</returns>
    internal async Task<(int Taken, int Delivered)> RunOnceAsync(CancellationToken cancellationToken)
    {
        BackgroundOptions background = options.CurrentValue.Background;
        bool[] delivered = await Task.WhenAll(await TakeAsync(background, background.BatchSize, cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);
        return (delivered.Length, delivered.Count(static isDelivered => isDelivered));
    }

    /// <summary>Starts a round and does not wait for its end, so that a slow handler holds up the payout it is busy with, and others go on.</summary>
    /// <returns>Whether there is more to take.</returns>
    internal async Task<bool> StartRoundAsync(CancellationToken cancellationToken)
    {
        _started.ThrowIfFailed();
        BackgroundOptions background = options.CurrentValue.Background;
        await _work.WaitForFewerAsync(background.Concurrency, cancellationToken).ConfigureAwait(false);

        // No more than will have its turn in a quarter of the hold, as long as the handlers usually take.
        long turns = (background.Hold / 4).Ticks / Math.Max(1, Volatile.Read(ref _usualTicks)) * background.Concurrency;
        int most = (int)Math.Clamp(turns - _work.Count, 1, background.BatchSize);
        List<Task<bool>> deliveries = await TakeAsync(background, most, cancellationToken).ConfigureAwait(false);
        foreach (Task<bool> delivery in deliveries) _started.Add(delivery);
        return deliveries.Count == most;
    }

    /// <summary>Waits for the rounds that were started.</summary>
    internal Task DrainAsync() => _started.DrainAsync();

    private async Task<List<Task<bool>>> TakeAsync(BackgroundOptions background, int most, CancellationToken cancellationToken)
    {
        // A process without handlers must not take events from one that has some: they wait.
        if (_handlers.Length == 0) return [];
        long takenAt = time.GetTimestamp();
        IReadOnlyList<JournalEvent> taken = await journal.TakeEventsAsync(most, background.Hold, cancellationToken).ConfigureAwait(false);
        return [.. taken.Select(each => _work.RunAsync(background.Concurrency, () => DeliverAsync(each, takenAt, background, cancellationToken)))];
    }

    private async Task<bool> DeliverAsync(JournalEvent each, long takenAt, BackgroundOptions background, CancellationToken cancellationToken)
    {
        // The next event of the payout may be told once the hold is over, and never beside this one: the handlers' time ends before.
        cancellationToken.ThrowIfCancellationRequested();
        TimeSpan left = (background.Hold * 9 / 10) - time.GetElapsedTime(takenAt);
        if (left < background.Hold / 2) return false;
        long began = time.GetTimestamp();
        using Activity? span = PayoutSpans.StartEvent(each.Event);
        try
        {
            using var overtime = new CancellationTokenSource(left, time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(overtime.Token, cancellationToken);
            foreach (IPayoutEventHandler handler in _handlers) await handler.HandleAsync(each.Event, either.Token).ConfigureAwait(false);
        }
        catch (Exception) when (cancellationToken.IsCancellationRequested)
        {
            // The process stops: whoever takes the event after the hold tells it again.
            throw new OperationCanceledException(cancellationToken);
        }
#pragma warning disable CA1031 // A handler may throw anything; its exception may quote what it handled, so only the type is logged.
        catch (Exception error)
#pragma warning restore CA1031
        {
            span.EndEvent(await RefuseAsync(each, background, error).ConfigureAwait(false), error);
            NoteTime(began);
            return false;
        }

        await journal.FinishEventAsync(each, EventDisposition.Delivered, TimeSpan.Zero, CancellationToken.None).ConfigureAwait(false);
        span.EndEvent(EventDisposition.Delivered);
        metrics.EventTold(each.Event, EventDisposition.Delivered);
        NoteTime(began);
        return true;
    }

    private void NoteTime(long began) => Volatile.Write(ref _usualTicks, ((Volatile.Read(ref _usualTicks) * 7) + time.GetElapsedTime(began).Ticks) / 8);

    private async Task<EventDisposition> RefuseAsync(JournalEvent each, BackgroundOptions background, Exception error)
    {
        int deliveries = each.Deliveries + 1;
        bool isParked = deliveries >= background.MaxDeliveries;
        TimeSpan pause = FirstPause * Math.Pow(2, Math.Min(deliveries - 1, 20));
        if (pause > LongestPause) pause = LongestPause;
        if (isParked) logger.EventParked(each.Event.Kind, each.Event.Reference, each.Id, deliveries, error.GetType().Name);
        else logger.EventNotHandled(each.Event.Kind, each.Event.Reference, each.Id, deliveries, error.GetType().Name, pause);
        EventDisposition disposition = isParked ? EventDisposition.Parked : EventDisposition.Retry;
        await journal.FinishEventAsync(each, disposition, pause, CancellationToken.None).ConfigureAwait(false);
        metrics.EventTold(each.Event, disposition);
        return disposition;
    }
}
