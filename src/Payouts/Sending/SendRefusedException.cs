namespace Payouts.Sending;

/// <summary>A second send of one attempt, or one without an attempt, was refused; of a type that no resilience handler takes for transient.</summary>
internal sealed class SendRefusedException(string message) : InvalidOperationException(message);
