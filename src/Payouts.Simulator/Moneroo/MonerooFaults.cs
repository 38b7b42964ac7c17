using System.Globalization;
using System.Text;

namespace Payouts.Simulator.Moneroo;

/// <summary>Faults in Moneroo's own words, for <see cref="FaultScript"/>.</summary>
public static class MonerooFaults
{
    /// <summary>Answers 429, as Moneroo does from the 121st request of a minute on.</summary>
    /// <param name="retryAfterSeconds">The whole seconds of <c>Retry-After</c>, at least 1; null, the default, sends no such header, for none is documented.</param>
    public static FaultAction TooManyRequests(int? retryAfterSeconds = null)
    {
        if (retryAfterSeconds is not { } seconds)
            return Error(429, "Too Many Requests");
        ArgumentOutOfRangeException.ThrowIfLessThan(seconds, 1, nameof(retryAfterSeconds));
        return Respond(429, "Too Many Requests", new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
        {
            ["Retry-After"] = seconds.ToString(CultureInfo.InvariantCulture),
        });
    }

    /// <summary>Answers with an error status: the message alone from 500 on, Moneroo's envelope below.</summary>
    /// <param name="status">The HTTP status.</param>
    /// <param name="message">The text of <c>message</c>.</param>
    public static FaultAction Error(int status = 500, string message = "Server Error") => Respond(status, message, headers: null);

    private static FaultAction Respond(int status, string message, Dictionary<string, string>? headers)
    {
        byte[] body = status >= 500 ? MonerooEnvelope.Bare(message) : MonerooEnvelope.Error(message);
        return FaultAction.Respond(status, Encoding.UTF8.GetString(body), headers);
    }
}
