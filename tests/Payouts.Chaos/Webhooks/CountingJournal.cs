using System.Collections.Concurrent;
using System.Reflection;
using Payouts.Journal;

namespace Payouts.Chaos.Webhooks;

/// <summary>Passes every call on, and counts the deliveries that were looked into to their end.</summary>
#pragma warning disable CA1852 // The runtime derives from it.
internal class CountingJournal : DispatchProxy
#pragma warning restore CA1852
{
    private readonly ConcurrentDictionary<long, byte> _done = new();
    private IPayoutJournal _inner = null!;

    internal int Done => _done.Count;

    internal static IPayoutJournal Around(IPayoutJournal inner, out CountingJournal counting)
    {
        IPayoutJournal journal = Create<IPayoutJournal, CountingJournal>();
        counting = (CountingJournal)(object)journal;
        counting._inner = inner;
        return journal;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        object? result = targetMethod!.Invoke(_inner, BindingFlags.DoNotWrapExceptions, binder: null, args, culture: null);
        if (targetMethod.Name != nameof(IPayoutJournal.FinishDeliveryAsync) || args![1] is not DeliveryEnd.Done) return result;
        return new ValueTask(CountAsync((JournalDelivery)args[0]!, ((ValueTask)result!).AsTask()));
    }

    private async Task CountAsync(JournalDelivery delivery, Task finish)
    {
        await finish;
        _done.TryAdd(delivery.Id, 0);
    }
}
