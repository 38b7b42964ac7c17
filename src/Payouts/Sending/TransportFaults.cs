using System.Net.Sockets;

namespace Payouts.Sending;

/// <summary>Says in words what went wrong on the wire, without addresses or bodies.</summary>
internal static class TransportFaults
{
    internal static string Explain(Exception error) => error switch
    {
        _ when error.GetBaseException() is SendRefusedException => "The attempt's deadline passed before the request began to leave.",
        _ when error.GetBaseException() is ForeignTransportException foreign => foreign.Message,
        PayoutStateException => "The account's settings changed while the payout waited: nothing was sent.",
        OperationCanceledException { InnerException: TimeoutException } => "Connecting took longer than the connect time-out.",
        OperationCanceledException => "No answer came before the attempt's deadline.",
        HttpRequestException http => Explain(http),
        _ => $"The exchange failed ({error.GetType().Name}).",
    };

    private static string Explain(HttpRequestException error) => error.HttpRequestError switch
    {
        HttpRequestError.NameResolutionError => "The provider's host name could not be resolved.",
        HttpRequestError.ConnectionError when error.InnerException is SocketException socket =>
            $"No connection could be made ({socket.SocketErrorCode}).",
        HttpRequestError.ConnectionError => "No connection could be made.",
        HttpRequestError.SecureConnectionError => "No trusted TLS connection could be made.",
        HttpRequestError.ProxyTunnelError => "The proxy refused to connect.",
        HttpRequestError.ResponseEnded => "The connection closed before an answer was complete.",
        HttpRequestError.InvalidResponse => "The answer was not valid HTTP.",
        HttpRequestError.ConfigurationLimitExceeded => "The answer's headers were too long.",
        _ => "The connection broke off.",
    };
}
