using System.Globalization;
using System.Text;

namespace Payouts.Simulator.Alexpay;

/// <summary>Faults in Alexpay's own words, for <see cref="FaultScript"/>.</summary>
public static class AlexpayFaults
{
    /// <summary>Answers 429 with <c>Retry-After</c>, as a sibling site documents.</summary>
    /// <param name="retryAfterSeconds">Whole seconds, at least 1; null sends no such header.</param>
    public static FaultAction TooManyRequests(int? retryAfterSeconds = 1)
    {
        if (retryAfterSeconds is < 1)
            throw new ArgumentOutOfRangeException(nameof(retryAfterSeconds), "The wait must be at least 1 second.");
        Dictionary<string, string> headers = new(StringComparer.OrdinalIgnoreCase);
        if (retryAfterSeconds is { } seconds)
            headers["Retry-After"] = seconds.ToString(CultureInfo.InvariantCulture);
        return FaultAction.Respond(429, Text(AlexpayErrors.Body(AlexpayErrorShape.SuccessFlag, 429, "too_many_requests", "Too many requests")), headers);
    }

    /// <summary>Answers with an error status in the envelope.</summary>
    /// <param name="status">The HTTP status, repeated as <c>code</c>.</param>
    /// <param name="message">The text of <c>message</c>.</param>
    public static FaultAction Error(int status = 500, string message = "Server error") =>
        FaultAction.Respond(status, Text(AlexpayErrors.Body(AlexpayErrorShape.Envelope, status, "error", message)));

    /// <summary>Answers a decline: an envelope with the business code as its message.</summary>
    /// <param name="code">The business code, such as <c>ACCOUNT_BLOCKED</c>.</param>
    /// <param name="status">The HTTP status, 200 or 400; the body says 400 either way.</param>
    public static FaultAction Declined(string code, int status = 400)
    {
        ArgumentException.ThrowIfNullOrEmpty(code);
        return FaultAction.Respond(status, Text(AlexpayErrors.Body(AlexpayErrorShape.Envelope, 400, code, code)));
    }

    private static string Text(byte[] body) => Encoding.UTF8.GetString(body);
}
