using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Payouts.Diagnostics;
using Payouts.Journal;
using Payouts.Providers;

namespace Payouts.Tracking;

/// <summary>Looks at one payout that is due, and says when to look again. One payout's trouble is not another's.</summary>
internal sealed class PayoutLook(
    PayoutRefresh refresh, PayoutReader reader, JournalWriter writer, GuardedJournal journal, IOptionsMonitor<PayoutsOptions> options, JournalTime time, ILogger<PayoutLook> logger)
{
    private static readonly TimeSpan AfterRefusal = TimeSpan.FromMinutes(5);

    /// <summary>Whether looking asks the provider; otherwise it is a matter of the journal alone.</summary>
    internal static bool AsksProvider(JournalRecord record) => record.Observed is not null || StatusRules.AsSeen(record).Status == PayoutStatus.Unknown;

    internal async Task<LookOutcome> LookAsync(ProviderAccount account, JournalRecord record, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        TimeSpan pause = AfterRefusal;
        LookOutcome outcome = LookOutcome.Refused;
        try
        {
            ProviderCapabilities capabilities = account.Capabilities;
            pause = Twice(Schedule.Pause(record, capabilities, time.GetUtcNow()), capabilities.LongestPoll);
            JournalRecord after = Schedule.IsNeverSent(record)
                ? await TellNeverSentAsync(record, capabilities, cancellationToken).ConfigureAwait(false)
                : await refresh.RefreshAsync(record, TimelineSource.Read, cancellationToken).ConfigureAwait(false);
            if (after.Version != record.Version) return LookOutcome.Changed;
            await journal.PostponeAsync(record.Reference, record.Version, NextLook(record, capabilities), cancellationToken).ConfigureAwait(false);
            return LookOutcome.Unchanged;
        }
        catch (PayoutProviderException error)
        {
            outcome = LookOutcome.Failed;
            logger.ReadFailed(error, record.Account, error.Category);
        }
        catch (Exception error) when (error is PayoutStateException or OptionsValidationException)
        {
            pause = AfterRefusal;
            logger.NotLookedAt(record.Reference, record.Account, error.Message);
        }
        catch (Exception error) when (error is not (OperationCanceledException or PayoutJournalException))
        {
            logger.NotLookedAt(record.Reference, record.Account, error.GetType().Name);
        }

        await journal.PostponeAsync(record.Reference, record.Version, time.GetUtcNow() + Spread(record, pause), cancellationToken).ConfigureAwait(false);
        return outcome;
    }

    /// <summary>Leaves it for later without asking; what the journal tells by itself is written all the same.</summary>
    internal async Task<LookOutcome> PutOffAsync(ProviderAccount account, JournalRecord record, TimeSpan pause, CancellationToken cancellationToken)
    {
        if (AttemptTransitions.HasOpenAttempt(record) && record.Claim is not { IsLive: true }) record = await LoseSenderAsync(account, record).ConfigureAwait(false);
        await journal.PostponeAsync(record.Reference, record.Version, time.GetUtcNow() + Spread(record, pause), cancellationToken).ConfigureAwait(false);
        return LookOutcome.Postponed;
    }

    private async Task<JournalRecord> LoseSenderAsync(ProviderAccount account, JournalRecord record)
    {
        try
        {
            return await reader.LoseSenderAsync(account, record).ConfigureAwait(false);
        }
        catch (OptionsValidationException error)
        {
            logger.NotLookedAt(record.Reference, record.Account, error.Message);
            return record;
        }
    }

    private async Task<JournalRecord> TellNeverSentAsync(JournalRecord record, ProviderCapabilities capabilities, CancellationToken cancellationToken)
    {
        TimeSpan after = NeverSent.After(options.CurrentValue);
        JournalRecord told = await writer.ApplyAsync(
            record, current => NeverSent.Tell(current, after, capabilities, time.GetUtcNow()), cancellationToken: cancellationToken).ConfigureAwait(false);
        if (told.NeverSentAt is not null) logger.NeverSent(record.Reference, record.Account, record.CreatedAt);
        return told;
    }

    // Somebody else may have brought it to its end meanwhile: then it is not due any more.
    private DateTimeOffset NextLook(JournalRecord record, ProviderCapabilities capabilities)
    {
        DateTimeOffset now = time.GetUtcNow();
        if (Schedule.IsNeverSent(record)) return record.UpdatedAt + NeverSent.After(options.CurrentValue);
        return Schedule.DueAt(record, capabilities, now) is null ? DateTimeOffset.MaxValue : now + Spread(record, Schedule.Pause(record, capabilities, now));
    }

    private static TimeSpan Twice(TimeSpan pause, TimeSpan longest) => pause * 2 < longest ? pause * 2 : longest;

    // A tenth more or less, told by the handle, so that payouts of one minute are not all looked at in the same instant for ever.
    private static TimeSpan Spread(JournalRecord record, TimeSpan pause)
    {
        int spread = record.Handle.Length == 0 ? 0 : (record.Handle[0] + record.Handle[^1]) % 21;
        return pause * (90 + spread) / 100;
    }
}
