using System.Globalization;

namespace Payouts.Simulator.Monime;

/// <summary>Faults in Monime's own words, for <see cref="FaultScript"/>.</summary>
public static class MonimeFaults
{
    /// <summary>Answers 429 with <c>Retry-After</c> and the limit that was hit.</summary>
    /// <param name="retryAfterSeconds">Whole seconds, at least 1.</param>
    /// <param name="limit"><c>token-limit</c>, <c>space-limit</c> or <c>endpoint-limit</c>.</param>
    public static FaultAction TooManyRequests(int retryAfterSeconds = 1, string limit = "endpoint-limit")
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(retryAfterSeconds, 1);
        return Respond(429, "too_many_requests", "Too many requests", new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
        {
            ["Retry-After"] = retryAfterSeconds.ToString(CultureInfo.InvariantCulture),
            ["Monime-Rate-Limit"] = limit,
            ["Monime-Request-Id"] = "req-limited",
        });
    }

    /// <summary>Answers with an error status in Monime's envelope.</summary>
    /// <param name="status">The HTTP status, repeated as <c>error.code</c>.</param>
    /// <param name="reason">The word of <c>error.reason</c>.</param>
    /// <param name="message">The text of <c>error.message</c>.</param>
    public static FaultAction Error(int status = 500, string reason = "internal_error", string message = "Server error") =>
        Respond(status, reason, message, new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["Monime-Request-Id"] = "req-faulty" });

    private static FaultAction Respond(int status, string reason, string message, Dictionary<string, string> headers) =>
        FaultAction.Respond(status, System.Text.Encoding.UTF8.GetString(MonimeEnvelope.Error(status, reason, message, [])), headers);
}
