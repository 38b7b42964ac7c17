namespace Payouts.Sending;

/// <summary>The host put a transport of its own in place of ours, and what it is or does could send a body twice.</summary>
internal sealed class ForeignTransportException : InvalidOperationException
{
    private ForeignTransportException(string message)
        : base(message)
    {
    }

    internal static ForeignTransportException Refused(string handler) => new(
        $"The host put {handler} in the place of the transport. This provider promises nothing about repeated calls, and a transport that sends a body twice would pay twice, so nothing is sent through it.");

    internal static ForeignTransportException CopiesTheBody() => new(
        "What the host put in the place of the transport tried to copy the body before sending it. A copy can be sent twice, and pay twice, so none is given out and nothing was sent.");
}
