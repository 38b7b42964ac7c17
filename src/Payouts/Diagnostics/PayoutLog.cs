using Microsoft.Extensions.Logging;
using Payouts.Sending;

namespace Payouts.Diagnostics;

/// <summary>Every message this library logs; event ids are stable, and no message holds a private value.</summary>
internal static partial class PayoutLog
{
    [LoggerMessage(1, LogLevel.Information, "Attempt {Number} at {Account} ended {Verdict} (HTTP {HttpStatus}); the payout is {Status}")]
    internal static partial void AttemptEnded(this ILogger logger, string account, int number, AttemptVerdict verdict, int? httpStatus, PayoutStatus status);

    [LoggerMessage(2, LogLevel.Critical, "Attempt {Number} at {Account} ended {Verdict}, but the journal could not be written: the payout is resolved when its lease has run out")]
    internal static partial void OutcomeNotJournalled(this ILogger logger, Exception error, string account, int number, AttemptVerdict verdict);

    [LoggerMessage(3, LogLevel.Error, "The adapter of {Account} threw on an answer with HTTP {HttpStatus}; it counts as not recognised")]
    internal static partial void AnswerNotRead(this ILogger logger, Exception error, string account, int httpStatus);

    [LoggerMessage(4, LogLevel.Warning, "Payouts are journalled in memory only: a restart forgets them, and with them what was paid. Use a durable journal outside tests and trials")]
    internal static partial void JournalIsInMemory(this ILogger logger);

    [LoggerMessage(5, LogLevel.Warning, "A payout at {Account} is unknown: {Found} payout(s) found at the provider by its handle")]
    internal static partial void Searched(this ILogger logger, string account, int found);

    [LoggerMessage(6, LogLevel.Warning, "Asking {Account} for a payout's status failed ({Category}); it is asked again later")]
    internal static partial void ReadFailed(this ILogger logger, Exception error, string account, PayoutFailureCategory category);
}
