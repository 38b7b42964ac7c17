using System.Collections.Concurrent;
using Payouts.Journal;

namespace Payouts.Chaos.Campaign;

/// <summary>What the application was told, and throws now and then, as applications do.</summary>
/// <param name="random">Says when; <c>null</c> for an application that never throws.</param>
internal sealed class HeardEvents(Random? random) : IPayoutEventHandler
{
    private readonly ConcurrentQueue<PayoutEvent> _all = new();

    public IReadOnlyCollection<PayoutEvent> All => _all;

    public ValueTask HandleAsync(PayoutEvent happened, CancellationToken cancellationToken)
    {
        if (random is not null) TroubleNowAndThen(random);

        _all.Enqueue(happened);
        return ValueTask.CompletedTask;
    }

    private static void TroubleNowAndThen(Random random)
    {
        lock (random)
        {
            if (random.Next(8) == 0) throw new InvalidOperationException("Not now.");
        }
    }
}
