using Microsoft.Extensions.Logging;
using Payouts.Journal;
using Payouts.Sending;

namespace Payouts.Diagnostics;

/// <summary>Every message this library logs; event ids are stable, and no message holds a private value.</summary>
internal static partial class PayoutLog
{
    [LoggerMessage(1, LogLevel.Information, "Attempt {Number} of {Reference} at {Account} ended {Verdict} (HTTP {HttpStatus}); the payout is {Status}")]
    internal static partial void AttemptEnded(this ILogger logger, string account, string reference, int number, AttemptVerdict verdict, int? httpStatus, PayoutStatus status);

    [LoggerMessage(2, LogLevel.Critical, "Attempt {Number} of {Reference} at {Account} ended {Verdict} as {ProviderId}, but the journal could not be written: it is tried again, and the payout is resolved when its lease has run out")]
    internal static partial void OutcomeNotJournalled(
        this ILogger logger, Exception error, string account, string reference, int number, AttemptVerdict verdict, string? providerId);

    [LoggerMessage(3, LogLevel.Error, "The adapter of {Account} threw {Error} on an answer with HTTP {HttpStatus}; it counts as not recognised")]
    internal static partial void AnswerNotRead(this ILogger logger, string account, string error, int httpStatus);

    [LoggerMessage(4, LogLevel.Warning, "Payouts are journalled in memory only: a restart forgets them, and with them what was paid. Use a durable journal outside tests and trials")]
    internal static partial void JournalIsInMemory(this ILogger logger);

    [LoggerMessage(5, LogLevel.Warning, "{Reference} at {Account} is unknown: {Found} payout(s) found at the provider by its handle")]
    internal static partial void Searched(this ILogger logger, string account, string reference, int found);

    [LoggerMessage(6, LogLevel.Warning, "Asking {Account} for a payout's status failed ({Category}); it is asked again later")]
    internal static partial void ReadFailed(this ILogger logger, Exception error, string account, PayoutFailureCategory category);

    [LoggerMessage(7, LogLevel.Warning, "The host put {Handler} in the place of the transport of {Client}: redirects, credentials and repeats below the guard are up to it")]
    internal static partial void ForeignTransport(this ILogger logger, string client, string handler);

    [LoggerMessage(8, LogLevel.Error, "{Reference} at {Account} may be claimed by this process without being sent; it counts as unknown when the lease has run out")]
    internal static partial void ClaimNotDisowned(this ILogger logger, Exception error, string account, string reference);

    [LoggerMessage(9, LogLevel.Warning, "{Reference} at {Account} could not be looked at: {Reason}")]
    internal static partial void NotLookedAt(this ILogger logger, string reference, string account, string reason);

    [LoggerMessage(10, LogLevel.Warning, "A handler failed ({Error}) on event {Id}, {Kind} of {Reference}, delivery {Delivery}; it is told again in {Pause}")]
    internal static partial void EventNotHandled(this ILogger logger, PayoutEventKind kind, string reference, long id, int delivery, string error, TimeSpan pause);

    [LoggerMessage(11, LogLevel.Critical, "A handler failed ({Error}) on event {Id}, {Kind} of {Reference}, for the {Delivery}th time: the event is put aside and not told again; later events of the payout go on")]
    internal static partial void EventParked(this ILogger logger, PayoutEventKind kind, string reference, long id, int delivery, string error);

    [LoggerMessage(20, LogLevel.Warning, "{Reference} at {Account} has the destination and amount of {Other}, which was asked for a short while ago; it is paid all the same")]
    internal static partial void PossibleDuplicate(this ILogger logger, string reference, string account, string other);

    [LoggerMessage(21, LogLevel.Warning, "Sending through {Account} was paused for every process")]
    internal static partial void SendingPaused(this ILogger logger, string account);

    [LoggerMessage(22, LogLevel.Warning, "Sending through {Account} was resumed")]
    internal static partial void SendingResumed(this ILogger logger, string account);

    [LoggerMessage(23, LogLevel.Warning, "A break of the journal was acknowledged: sending to providers without idempotency goes on")]
    internal static partial void ContinuityAcknowledged(this ILogger logger);

    [LoggerMessage(12, LogLevel.Error, "The background work on {Work} is held up ({Error}); it tries again with growing pauses and says when it goes on")]
    internal static partial void RoundFailed(this ILogger logger, Exception exception, string work, string error);

    [LoggerMessage(30, LogLevel.Information, "The background work on {Work} goes on")]
    internal static partial void RoundsGoOn(this ILogger logger, string work);

    [LoggerMessage(31, LogLevel.Warning, "{Account} is not asked about payouts for {Rest}: {Failures} or more questions in a row failed; other accounts go on")]
    internal static partial void AccountRests(this ILogger logger, string account, int failures, TimeSpan rest);

    [LoggerMessage(32, LogLevel.Warning, "{Account} is not registered in this process, so its payouts ({Reference} was the first) are left to others: register it here too, or where the background work runs")]
    internal static partial void AccountAbsent(this ILogger logger, string account, string reference);

    [LoggerMessage(33, LogLevel.Warning, "{Reference} at {Account} was journalled at {CreatedAt:u} and never sent: call CreateAsync again with the same request, or cancel it")]
    internal static partial void NeverSent(this ILogger logger, string reference, string account, DateTimeOffset createdAt);

    [LoggerMessage(34, LogLevel.Information, "{Account} lists {Listed} payout(s): {Found} found, {Duplicates} duplicate(s), {Unexplained} unexplained, {Unread} not compared")]
    internal static partial void Swept(this ILogger logger, string account, int listed, int found, int duplicates, int unexplained, int unread);

    [LoggerMessage(35, LogLevel.Warning, "{Account} holds {Count} payout(s) that no intent of this journal explains: {ProviderIds}")]
    internal static partial void Unexplained(this ILogger logger, string account, int count, string providerIds);

    [LoggerMessage(36, LogLevel.Warning, "The payouts of {Account} could not be compared with the journal: {Reason}")]
    internal static partial void NotSwept(this ILogger logger, string account, string reason);

    [LoggerMessage(40, LogLevel.Warning, "{Count} webhook deliver(ies) to {Account} refused: {Verdict}")]
    internal static partial void WebhookRefused(this ILogger logger, string account, WebhookVerdict verdict, int count);

    [LoggerMessage(41, LogLevel.Error, "{Count} webhook deliver(ies) to {Account} refused, for nothing is configured that they could be verified with: set the account's webhook secrets")]
    internal static partial void WebhookWithoutSecret(this ILogger logger, string account, int count);

    [LoggerMessage(42, LogLevel.Warning, "A genuine webhook delivery of {Account} names no payout that could be read; it was acknowledged, and payouts are asked about as always")]
    internal static partial void WebhookUnreadable(this ILogger logger, string account);

    [LoggerMessage(43, LogLevel.Information, "A webhook of {Account} tells of {ProviderId}, which no intent of this journal explains")]
    internal static partial void WebhookUnexplained(this ILogger logger, string account, string providerId);

    [LoggerMessage(44, LogLevel.Warning, "A webhook of {Account} about {ProviderId} could not be looked into for days, in {Takes} tries, and is forgotten: a payout whose id is known is asked about as always; else have the provider send it again")]
    internal static partial void WebhookGivenUp(this ILogger logger, string account, string providerId, int takes);
}
