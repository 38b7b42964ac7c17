using System.Collections.Concurrent;
using Payouts.Journal;

namespace Payouts.Tests.Support;

/// <summary>Remembers what it was told; throws for what it is made to refuse.</summary>
internal sealed class RecordingEventHandler : IPayoutEventHandler
{
    private readonly ConcurrentQueue<PayoutEvent> _told = new();
    private int _refused;

    internal Func<PayoutEvent, bool> Refuses { get; set; } = static _ => false;

    internal IReadOnlyList<PayoutEvent> Told => [.. _told];

    internal int Refused => Volatile.Read(ref _refused);

    public ValueTask HandleAsync(PayoutEvent happened, CancellationToken cancellationToken)
    {
        if (Refuses(happened))
        {
            Interlocked.Increment(ref _refused);
            throw new InvalidOperationException("Not now.");
        }

        _told.Enqueue(happened);
        return ValueTask.CompletedTask;
    }
}
