using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Payouts.Diagnostics;
using Payouts.Journal;
using Payouts.Providers;
using Payouts.Tracking;

namespace Payouts.Sending;

/// <summary>Sends what the journal holds, one claimed attempt at a time, and journals what became of it.</summary>
internal sealed class PayoutSender(
    IPayoutJournal journal, JournalWriter writer, AttemptRunner runner, IOptionsMonitor<PayoutsOptions> options, TimeProvider time, ILogger<PayoutSender> logger)
{
    // The lease outlasts the attempt, so that a claim never ends while its body may still leave.
    private static readonly TimeSpan LeaseMargin = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(250);

    private readonly string _owner = $"{Environment.MachineName}/{Environment.ProcessId}/{time.GetTimestamp():x}";

    /// <summary>Journals a new intent and sends it; an existing record of the reference is returned as it is.</summary>
    /// <param name="account">The account to pay through.</param>
    /// <param name="draft">The record to insert.</param>
    /// <param name="giveUp">Stops before the body leaves; afterwards the answer is awaited and journalled all the same.</param>
    internal async Task<(JournalRecord Record, bool IsNew)> CreateAsync(ProviderAccount account, JournalRecord draft, CancellationToken giveUp)
    {
        // Usually a permit is free, and intent and claim are one commit; otherwise the intent is journalled before the wait.
        JournalWrite insert = CallerTransitions.Journal(draft, account.Capabilities);
        AttemptDeadline? deadline = account.Pacing.TryCreateNow() ? new AttemptDeadline(time, account.Capabilities.CreateTimeout) : null;
        if (deadline is not null) insert = AttemptTransitions.BeginWith(insert, deadline, account.Capabilities, TakeClaim(account), draft.CreatedAt);
        JournalResult inserted = await WriteBeforeSendAsync(account, draft.Reference, () => journal.InsertAsync(insert, CancellationToken.None)).ConfigureAwait(false);
        if (!inserted.IsWritten) return (inserted.Record!, false);
        return (await SendUntilSettledAsync(account, inserted, deadline, giveUp).ConfigureAwait(false), true);
    }

    /// <summary>Sends a journalled intent that was never executed.</summary>
    internal Task<JournalRecord> SendCreatedAsync(ProviderAccount account, JournalRecord record, CancellationToken giveUp) =>
        SendUntilSettledAsync(account, new JournalResult(JournalOutcome.Written, record), deadline: null, giveUp);

    /// <summary>Repeats the stored bytes with the stored key, once; whatever becomes of it, the payout is at worst as unknown as before.</summary>
    internal async Task<JournalRecord> RepeatAsync(ProviderAccount account, JournalRecord record, CancellationToken giveUp)
    {
        if (!await account.Pacing.TryCreateAsync(options.CurrentValue.RateLimitQueue, giveUp).ConfigureAwait(false)) return record;

        // The wait for a permit may have outlasted the window of the key.
        if (time.GetUtcNow() >= Schedule.WindowEnd(record, account.Capabilities)) return record;
        var deadline = new AttemptDeadline(time, account.Capabilities.CreateTimeout);
        JournalResult claimed = await ClaimAsync(account, record, deadline).ConfigureAwait(false);
        return claimed.IsWritten ? (await RunClaimedAsync(account, claimed, deadline, giveUp).ConfigureAwait(false)).Record : claimed.Record!;
    }

    private async Task<JournalRecord> SendUntilSettledAsync(ProviderAccount account, JournalResult current, AttemptDeadline? deadline, CancellationToken giveUp)
    {
        TimeSpan budget = options.CurrentValue.RetryBudget;
        for (int number = 1; ; number++)
        {
            if (deadline is null)
            {
                await WaitForPermitAsync(account, current.Record!, giveUp).ConfigureAwait(false);
                deadline = new AttemptDeadline(time, account.Capabilities.CreateTimeout);
                current = await ClaimAsync(account, current.Record!, deadline).ConfigureAwait(false);
                if (!current.IsWritten) return current.Record!;
            }

            EndedAttempt ended = await RunClaimedAsync(account, current, deadline, giveUp).ConfigureAwait(false);
            if (ended.Record.Status != PayoutStatus.Created) return ended.Record;
            giveUp.ThrowIfCancellationRequested();
            TimeSpan pause = PauseAfter(ended, account.Capabilities.CreateRules, number);
            if (!ended.MayTryAgain || number >= options.CurrentValue.MaxAttempts || pause > budget) throw NotExecuted.After(ended, account.Name);
            budget -= pause;
            await Task.Delay(pause, time, giveUp).ConfigureAwait(false);
            current = new JournalResult(JournalOutcome.Written, ended.Record);
            deadline = null;
        }
    }

    private async Task<EndedAttempt> RunClaimedAsync(ProviderAccount account, JournalResult claimed, AttemptDeadline deadline, CancellationToken giveUp)
    {
        PayoutIntent intent = PayoutIntent.FromClaim(claimed, _owner);
        ProviderCapabilities capabilities = account.Capabilities;
        var attempt = new SendAttempt(
            intent, deadline, account.Provider.Authorize, needsFreshConnection: !capabilities.Idempotency.IsKeyed, account.Transport.MaxAnswerBytes);
        AttemptOutcome outcome = await account.Breaker.RunAsync(() => new(runner.RunAsync(account.Name, attempt, giveUp))).ConfigureAwait(false);
        CreateReading? reading = outcome.Answer is { } answer ? Read(account.Provider, answer) : null;
        AttemptVerdict verdict = DecisionTable.Judge(
            outcome.Evidence, outcome.Answer?.StatusCode ?? 0, reading?.Kind ?? CreateReadingKind.Unrecognised, capabilities.CreateRules);
        JournalRecord record = await RecordEndAsync(claimed.Record!, intent, verdict, outcome, reading, capabilities).ConfigureAwait(false);
        logger.AttemptEnded(intent.Account, intent.AttemptNumber, verdict, outcome.Answer?.StatusCode, record.Status);
        return new EndedAttempt(record, verdict, outcome, reading);
    }

    // The answer counts even when it cannot be journalled: it is returned, and the next reader finds the lease run out and resolves.
    private async Task<JournalRecord> RecordEndAsync(
        JournalRecord claimed, PayoutIntent intent, AttemptVerdict verdict, AttemptOutcome outcome, CreateReading? reading, ProviderCapabilities capabilities)
    {
        JournalWrite End(JournalRecord record) =>
            AttemptTransitions.End(record, intent.AttemptNumber, verdict, outcome, reading, capabilities, time.GetUtcNow());
        try
        {
            return await writer.ApplyAsync(
                claimed, End, record => AttemptTransitions.SetAside(record, capabilities, time.GetUtcNow()), CancellationToken.None).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // Any journal may throw anything; money has moved and the caller must hear of it.
        catch (Exception error)
#pragma warning restore CA1031
        {
            logger.OutcomeNotJournalled(error, intent.Account, intent.AttemptNumber, verdict);
            JournalWrite write = End(claimed);
            return write.Record with { Timeline = [.. write.Record.Timeline, .. write.Timeline] };
        }
    }

    private CreateReading Read(IPayoutProvider provider, ProviderAnswer answer)
    {
        if (answer.IsTruncated) return CreateReading.Unrecognised();
        try
        {
            return provider.ReadCreate(answer);
        }
#pragma warning disable CA1031 // An adapter that throws on an answer has not understood it: the table decides.
        catch (Exception error)
#pragma warning restore CA1031
        {
            logger.AnswerNotRead(error, provider.Name, answer.StatusCode);
            return CreateReading.Unrecognised();
        }
    }

    private async Task<JournalResult> ClaimAsync(ProviderAccount account, JournalRecord record, AttemptDeadline deadline)
    {
        JournalWrite claim = AttemptTransitions.Begin(record, deadline, account.Capabilities, TakeClaim(account), time.GetUtcNow());
        return await WriteBeforeSendAsync(account, record.Reference, () => journal.UpdateAsync(claim, CancellationToken.None)).ConfigureAwait(false);
    }

    private static async Task<JournalResult> WriteBeforeSendAsync(ProviderAccount account, string reference, Func<ValueTask<JournalResult>> write)
    {
        try
        {
            return await write().ConfigureAwait(false);
        }
#pragma warning disable CA1031 // Nothing is sent without a committed intent, whatever the journal threw.
        catch (Exception error)
#pragma warning restore CA1031
        {
            throw new PayoutNotExecutedException(
                $"The journal could not be written ({error.GetType().Name}), so nothing was sent. Mend the journal, then call again with the same request.", error)
            {
                Reference = reference,
                Provider = account.Name,
                Category = PayoutFailureCategory.Local,
            };
        }
    }

    private async Task WaitForPermitAsync(ProviderAccount account, JournalRecord record, CancellationToken giveUp)
    {
        if (await account.Pacing.TryCreateAsync(options.CurrentValue.RateLimitQueue, giveUp).ConfigureAwait(false)) return;
        throw new PayoutNotExecutedException("The provider's rate limit leaves no time for this payout now, so nothing was sent. Call again later with the same request.")
        {
            Reference = record.Reference,
            Provider = account.Name,
            Category = PayoutFailureCategory.RateLimited,
        };
    }

    private ClaimChange TakeClaim(ProviderAccount account) => ClaimChange.Take(_owner, account.Capabilities.CreateTimeout + LeaseMargin);

    private TimeSpan PauseAfter(EndedAttempt ended, CreateRules rules, int number) => ended.Verdict == AttemptVerdict.Throttled
        ? RetryAfter.Read(ended.Outcome.Answer!, time.GetUtcNow()) ?? rules.ThrottlePause
        : FirstPause * (1 << Math.Min(number - 1, 6));
}
