using System.Reflection;
using Payouts.Journal;

namespace Payouts.Tests.Webhooks.Support;

/// <summary>A sound journal of which one call fails: before it did anything, or after it did all, as when a process dies or a confirmation is lost.</summary>
#pragma warning disable CA1852 // The runtime derives from it.
internal class BreakingJournal : DispatchProxy
#pragma warning restore CA1852
{
    private IPayoutJournal _inner = null!;
    private int _callsLeft;
    private bool _isAfter;

    /// <summary>Whether the call that was to fail came.</summary>
    public bool HasStruck { get; private set; }

    public static IPayoutJournal Around(IPayoutJournal inner, out BreakingJournal breaking)
    {
        IPayoutJournal journal = Create<IPayoutJournal, BreakingJournal>();
        breaking = (BreakingJournal)(object)journal;
        breaking._inner = inner;
        return journal;
    }

    /// <summary>Lets the n-th call from now fail.</summary>
    public void BreakAt(int call, bool isAfter) => (_callsLeft, _isAfter) = (call, isAfter);

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        bool strikes = targetMethod!.Name != $"get_{nameof(IPayoutJournal.Traits)}" && --_callsLeft == 0;
        HasStruck |= strikes;
        if (strikes && !_isAfter) throw new IOException("Before.");

        // In memory a call is done when it returns.
        object? result = targetMethod.Invoke(_inner, BindingFlags.DoNotWrapExceptions, binder: null, args, culture: null);
        return strikes ? throw new IOException("After.") : result;
    }
}
