using System.Globalization;
using Polly.CircuitBreaker;

namespace Payouts.Sending;

/// <summary>Puts into words why nothing was executed, and what to do.</summary>
internal static class NotExecuted
{
    internal static PayoutNotExecutedException After(EndedAttempt ended, string account, TimeSpan pause)
    {
        int? status = ended.Outcome.Answer?.StatusCode;
        (PayoutFailureCategory category, string next) = ended.Verdict switch
        {
            AttemptVerdict.Misconfigured => (PayoutFailureCategory.Configuration, "Check the account's key, permissions, base address and version"),
            AttemptVerdict.Throttled => (PayoutFailureCategory.RateLimited, string.Create(CultureInfo.InvariantCulture, $"Wait {Math.Ceiling(pause.TotalSeconds)} seconds")),
            _ when ended.Outcome.Error is ForeignTransportException =>
                (PayoutFailureCategory.Configuration, "Leave the primary handler to the library, give a SocketsHttpHandler, or set Transport.AllowForeignTransport"),
            _ when ended.Outcome.Error is PayoutStateException => (PayoutFailureCategory.Configuration, "Register the account as it was"),
            _ when ended.Outcome.Error is BrokenCircuitException => (PayoutFailureCategory.Local, "Wait some seconds"),
            _ => (PayoutFailureCategory.Unreachable, "Check the network and the base address"),
        };
        return new PayoutNotExecutedException(
            $"The payout was not executed at '{account}'. {ended.Outcome.Explanation} {next}, then call again with the same request.", ended.Outcome.Error)
        {
            RetryAfter = ended.Verdict == AttemptVerdict.Throttled ? pause : null,
            Reference = ended.Record.Reference,
            Provider = account,
            Category = category,
            HttpStatus = status,
            ProviderCode = ended.Reading?.Failure?.Code,
            RequestId = ended.Record.Attempts[^1].RequestId,
        };
    }
}
