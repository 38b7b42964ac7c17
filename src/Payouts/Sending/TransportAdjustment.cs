namespace Payouts.Sending;

/// <summary>A change of the sockets' handler that tests need, such as trusting a certificate of their own.</summary>
internal sealed record TransportAdjustment(Action<SocketsHttpHandler> Adjust);
