namespace Payouts;

/// <summary>Questions about a status.</summary>
public static class PayoutStatusExtensions
{
    /// <summary>Whether the status is left only by a contradiction or a reversal at the provider.</summary>
    public static bool IsFinal(this PayoutStatus status) =>
        status is PayoutStatus.Succeeded or PayoutStatus.Failed or PayoutStatus.Cancelled or PayoutStatus.Reversed;
}
