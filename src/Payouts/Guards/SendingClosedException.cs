namespace Payouts.Guards;

/// <summary>Says within an attempt that a guard held it back: it was not sent.</summary>
internal sealed class SendingClosedException(GateRefusal refusal) : Exception(refusal.Reason)
{
    internal GateRefusal Refusal { get; } = refusal;
}
