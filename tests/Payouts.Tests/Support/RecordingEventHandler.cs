using System.Collections.Concurrent;
using Payouts.Journal;

namespace Payouts.Tests.Support;

/// <summary>Remembers what it was told; throws for what it is made to refuse.</summary>
internal sealed class RecordingEventHandler : IPayoutEventHandler
{
    private readonly ConcurrentQueue<PayoutEvent> _told = new();
    private readonly ConcurrentQueue<(Func<PayoutEvent, bool> Fits, TaskCompletionSource Told)> _watchers = new();
    private int _refused;

    internal Func<PayoutEvent, bool> Refuses { get; set; } = static _ => false;

    internal IReadOnlyList<PayoutEvent> Told => [.. _told];

    /// <summary>Completes once an event was told that fits.</summary>
    internal Task WaitForAsync(Func<PayoutEvent, bool> fits)
    {
        var told = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _watchers.Enqueue((fits, told));
        if (_told.Any(fits)) told.TrySetResult();
        return told.Task;
    }

    /// <summary>What each event waits for before it is taken.</summary>
    internal Func<PayoutEvent, CancellationToken, Task> Before { get; set; } = static (_, _) => Task.CompletedTask;

    internal int Refused => Volatile.Read(ref _refused);

    public async ValueTask HandleAsync(PayoutEvent happened, CancellationToken cancellationToken)
    {
        if (Refuses(happened))
        {
            Interlocked.Increment(ref _refused);
            throw new InvalidOperationException("Not now.");
        }

        await Before(happened, cancellationToken);
        _told.Enqueue(happened);
        foreach ((Func<PayoutEvent, bool> fits, TaskCompletionSource told) in _watchers)
        {
            if (fits(happened)) told.TrySetResult();
        }
    }
}
