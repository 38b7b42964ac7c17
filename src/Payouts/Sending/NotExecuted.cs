using System.Globalization;
using Payouts.Guards;
using Payouts.Journal;
using Payouts.Providers;
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
            AttemptVerdict.Throttled => (PayoutFailureCategory.RateLimited, Wait(pause)),
            _ when ended.IsForeignTransport =>
                (PayoutFailureCategory.Configuration, "Leave the primary handler to the library, give a SocketsHttpHandler, or set Transport.AllowForeignTransport"),
            _ when ended.Outcome.Error is SendingClosedException closed => (PayoutFailureCategory.Policy, closed.Refusal.NextStep),
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

    internal static PayoutNotExecutedException Closed(JournalRecord record, string account, GateRefusal refusal) => new(
        $"The payout is journalled and was not sent. {refusal.Reason} {refusal.NextStep}, then call again with the same request.")
    {
        Reference = record.Reference,
        Provider = account,
        Category = PayoutFailureCategory.Policy,
    };

    internal static PayoutNotExecutedException OverLimit(JournalRecord record, ProviderAccount account)
    {
        TimeSpan wait = account.Pacing.CreateWait;
        return new PayoutNotExecutedException(
            $"The rate limit of '{account.Name}' leaves no time for this payout now, so nothing was sent. {Wait(wait)}, then call again with the same request.")
        {
            RetryAfter = wait,
            Reference = record.Reference,
            Provider = account.Name,
            Category = PayoutFailureCategory.RateLimited,
        };
    }

    private static string Wait(TimeSpan pause) => string.Create(CultureInfo.InvariantCulture, $"Wait {Math.Ceiling(pause.TotalSeconds)} seconds");
}
