using System.Reflection;
using Payouts.Journal;

namespace Payouts.Chaos.Defects;

/// <summary>A journal of which one call never comes back: for its process, life ends there.</summary>
#pragma warning disable CA1852 // The runtime derives from it.
internal class HaltingJournal : DispatchProxy
#pragma warning restore CA1852
{
    private readonly TaskCompletionSource _halted = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private IPayoutJournal _inner = null!;
    private string _call = "";
    private bool _isAfter;

    /// <summary>Completes when the call has come.</summary>
    public Task Halted => _halted.Task;

    /// <summary>The journal, whose n-th call of a name halts: before it does anything, or after it did all.</summary>
    public static IPayoutJournal Around(IPayoutJournal inner, string call, bool isAfter, out HaltingJournal halting)
    {
        IPayoutJournal journal = Create<IPayoutJournal, HaltingJournal>();
        halting = (HaltingJournal)(object)journal;
        (halting._inner, halting._call, halting._isAfter) = (inner, call, isAfter);
        return journal;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        if (targetMethod!.Name != _call) return targetMethod.Invoke(_inner, BindingFlags.DoNotWrapExceptions, binder: null, args, culture: null);
        Task<JournalResult>? work = _isAfter ? ((ValueTask<JournalResult>)targetMethod.Invoke(_inner, args)!).AsTask() : null;
        return new ValueTask<JournalResult>(HaltAsync(work));
    }

    private async Task<JournalResult> HaltAsync(Task<JournalResult>? work)
    {
        if (work is not null) await work;
        _halted.TrySetResult();
        await new TaskCompletionSource().Task;
        throw new InvalidOperationException("Nobody comes here.");
    }
}
