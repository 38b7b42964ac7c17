namespace Payouts.Sending;

/// <summary>The host put a transport of its own in place of ours where a body that left twice would pay twice.</summary>
internal sealed class ForeignTransportException(string handler) : InvalidOperationException(
    $"The host put {handler} in the place of the transport. This provider promises nothing about repeated calls, and a transport that sends a body twice would pay twice, so nothing is sent through it.");
