namespace Payouts.Sending;

/// <summary>Permits of several rate limits, taken together; given back when the call is not made after all.</summary>
internal readonly struct PacingPermit(List<(Pacer Pacer, TimeSpan Slot)> taken)
{
    internal void Return()
    {
        if (taken is null) return;
        foreach ((Pacer pacer, TimeSpan slot) in taken) pacer.Return(slot);

        // Once: the same instant may by then be another caller's.
        taken.Clear();
    }
}
