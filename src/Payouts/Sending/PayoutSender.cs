using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Payouts.Diagnostics;
using Payouts.Guards;
using Payouts.Journal;
using Payouts.Providers;
using Payouts.Tracking;

namespace Payouts.Sending;

/// <summary>Sends what the journal holds, one claimed attempt at a time, and journals what became of it.</summary>
internal sealed class PayoutSender(
    GuardedJournal journal, JournalWriter writer, AttemptRunner runner, SendGate gate, PayoutGuards guards, IOptionsMonitor<PayoutsOptions> options, TimeProvider time, JournalTime journalTime, PayoutMetrics metrics, ILogger<PayoutSender> logger)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(250);

    private const int EndRetries = 4;

    private long _attempts;

    private string? _process;
    private ClaimChange? _take;

    private readonly string _owner = $"{Environment.MachineName}/{Environment.ProcessId}/{RandomNumberGenerator.GetHexString(16, lowercase: true)}";

    /// <summary>Journals a new intent and sends it; an existing record of the reference is returned as it is.</summary>
    /// <param name="account">The account to pay through.</param>
    /// <param name="draft">The record to insert.</param>
    /// <param name="limits">The totals it counts in.</param>
    /// <param name="giveUp">Stops before the body leaves; afterwards the answer is awaited and journalled all the same.</param>
    internal async ValueTask<(JournalRecord Record, bool IsNew)> CreateAsync(
        ProviderAccount account, JournalRecord draft, IReadOnlyList<TallyChange> limits, CancellationToken giveUp)
    {
        // Usually a permit is free, and intent and claim are one commit; otherwise the intent is journalled before the wait.
        ProviderCapabilities capabilities = account.Capabilities;
        JournalWrite insert = CallerTransitions.Journal(draft, capabilities);
        if (limits.Count > 0) insert = insert with { Tallies = limits };
        PacingPermit permit = default;
        bool mayBegin = draft.HeldFor is null
            && await gate.AskAsync(account, isRepeat: false, CancellationToken.None).ConfigureAwait(false) is null
            && account.Pacing.TryCreateNow(out permit);
        AttemptDeadline? deadline = mayBegin ? new AttemptDeadline(time, capabilities.CreateTimeout) : null;
        if (deadline is { } limit) insert = AttemptTransitions.BeginWith(insert, limit, NewMark(), capabilities, TakeClaim(capabilities), draft.CreatedAt);
        JournalResult inserted = await InsertAsync(account, capabilities, insert, permit).ConfigureAwait(false);
        if (!inserted.IsWritten) return (inserted.Record!, false);
        return draft.HeldFor is not null ? (inserted.Record!, true) : (await SendUntilSettledAsync(account, capabilities, inserted, deadline, giveUp).ConfigureAwait(false), true);
    }

    private async ValueTask<JournalResult> InsertAsync(ProviderAccount account, ProviderCapabilities capabilities, JournalWrite insert, PacingPermit permit)
    {
        bool isWritten = false;
        try
        {
            while (true)
            {
                JournalResult inserted = await WriteBeforeSendAsync(account, capabilities, insert, static (journal, insert) => journal.InsertAsync(insert, CancellationToken.None)).ConfigureAwait(false);
                isWritten = inserted.IsWritten;
                if (inserted.Outcome != JournalOutcome.LimitReached) return inserted;
                insert = guards.AfterLimit(insert, inserted.Limit!, capabilities);
            }
        }
        finally
        {
            if (!isWritten) permit.Return();
        }
    }

    /// <summary>Sends a journalled intent that was never executed.</summary>
    /// <exception cref="PayoutStateException">It cannot be decrypted.</exception>
    internal Task<JournalRecord> SendCreatedAsync(ProviderAccount account, JournalRecord record, CancellationToken giveUp)
    {
        SealedPayout.Check(record);
        return SendUntilSettledAsync(account, account.Capabilities, new JournalResult(JournalOutcome.Written, record), deadline: null, giveUp).AsTask();
    }

    /// <summary>Repeats the stored bytes with the stored key, once; whatever becomes of it, the payout is at worst as unknown as before.</summary>
    /// <exception cref="PayoutStateException">It cannot be decrypted.</exception>
    internal async Task<JournalRecord> RepeatAsync(ProviderAccount account, JournalRecord record, CancellationToken giveUp)
    {
        SealedPayout.Check(record);
        if (await gate.AskAsync(account, isRepeat: true, giveUp).ConfigureAwait(false) is not null) return record;
        if (!await account.Pacing.TryCreateAsync(options.CurrentValue.RateLimitQueue, giveUp).ConfigureAwait(false)) return record;

        // The window is looked at after the wait, and ends the attempt: its body cannot begin to leave later.
        ProviderCapabilities capabilities = account.Capabilities;
        DateTimeOffset windowEnd = Schedule.WindowEnd(record, capabilities);
        TimeSpan left = windowEnd - journalTime.GetUtcNow();
        if (left <= TimeSpan.Zero) return record;
        TimeSpan timeout = capabilities.CreateTimeout;
        var deadline = new AttemptDeadline(time, left < timeout ? left : timeout);
        JournalResult claimed = await ClaimAsync(account, capabilities, record, deadline).ConfigureAwait(false);
        if (!claimed.IsWritten) return claimed.Record!;
        metrics.Retried(account.Name, PayoutOperation.Resolve);

        // The same question once more by the journal's clock, which told when the first attempt began: this machine's may be hours behind it.
        bool isTooLate = claimed.Record is { Claim: { } claim, Attempts: [.., { } begun] } && claim.ExpiresAt - begun.Lease >= windowEnd;
        EndedAttempt ended = await RunClaimedAsync(
            account, capabilities, claimed, deadline, isTooLate ? new GateRefusal("The provider may have forgotten the key.", "Ask a person") : null, isRepeat: true, giveUp).ConfigureAwait(false);
        return ended.Record;
    }

    private async ValueTask<JournalRecord> SendUntilSettledAsync(
        ProviderAccount account, ProviderCapabilities capabilities, JournalResult current, AttemptDeadline? deadline, CancellationToken giveUp)
    {
        TimeSpan budget = options.CurrentValue.RetryBudget;
        for (int number = 1; ; number++)
        {
            if (deadline is null)
            {
                if (current.Record!.HeldFor is not null) return current.Record;
                if (await gate.AskAsync(account, isRepeat: false, giveUp).ConfigureAwait(false) is { } closed) throw NotExecuted.Closed(current.Record, account.Name, closed);
                await WaitForPermitAsync(account, current.Record, giveUp).ConfigureAwait(false);
                deadline = new AttemptDeadline(time, capabilities.CreateTimeout);
                current = await ClaimAsync(account, capabilities, current.Record!, deadline.Value).ConfigureAwait(false);
                if (!current.IsWritten) return current.Record!;
            }

            EndedAttempt ended = await RunClaimedAsync(account, capabilities, current, deadline.Value, refusal: null, isRepeat: false, giveUp).ConfigureAwait(false);
            if (ended.Record.Status != PayoutStatus.Created) return ended.Record;
            giveUp.ThrowIfCancellationRequested();
            TimeSpan pause = PauseAfter(ended, capabilities.CreateRules, number);
            if (!ended.MayTryAgain || number >= options.CurrentValue.MaxAttempts || pause > budget) throw NotExecuted.After(ended, account.Name, pause);
            budget -= pause;
            await Task.Delay(pause, time, giveUp).ConfigureAwait(false);
            metrics.Retried(account.Name, PayoutOperation.Create);
            current = new JournalResult(JournalOutcome.Written, ended.Record);
            deadline = null;
        }
    }

    private async ValueTask<EndedAttempt> RunClaimedAsync(
        ProviderAccount account, ProviderCapabilities capabilities, JournalResult claimed, AttemptDeadline deadline, GateRefusal? refusal, bool isRepeat, CancellationToken giveUp)
    {
        AttemptRecord begun = claimed.Record!.Attempts[^1];
        using Activity? span = PayoutSpans.StartAttempt(claimed.Record, capabilities);
        refusal ??= await AskOnceMoreAsync(account, isRepeat).ConfigureAwait(false);
        AttemptOutcome outcome = refusal is null
            ? await SendAsync(account, capabilities, claimed, deadline, giveUp).ConfigureAwait(false)
            : AttemptOutcome.NotSent(refusal.Reason, new SendingClosedException(refusal));
        CreateReading? reading = outcome.Answer is { } answer ? Read(account.Provider, answer) : null;
        AttemptVerdict verdict = DecisionTable.Judge(
            outcome.Evidence, outcome.Answer?.StatusCode ?? 0, reading?.Kind ?? CreateReadingKind.Unrecognised, capabilities.CreateRules);
        JournalRecord record = await RecordEndAsync(account.Name, claimed.Record, begun.Number, verdict, outcome, reading, capabilities).ConfigureAwait(false);
        if (record.Status == PayoutStatus.Unknown) gate.NoteUnknown(account.Name);
        span.EndAttempt(verdict, outcome, record.Status);
        metrics.AttemptEnded(account.Name, capabilities.ProviderType, verdict);
        logger.AttemptEnded(account.Name, record.Reference, begun.Number, verdict, outcome.Answer?.StatusCode, record.Status);
        var ended = new EndedAttempt(record, verdict, outcome, reading);
        if (verdict == AttemptVerdict.Throttled) account.Pacing.BlockCreates(PauseAfter(ended, capabilities.CreateRules, number: 1));
        return ended;
    }

    // Under the claim: a switch thrown, or a server replaced, since the first question. Where it cannot be asked, nothing is sent.
    private async ValueTask<GateRefusal?> AskOnceMoreAsync(ProviderAccount account, bool isRepeat)
    {
        try
        {
            return await gate.AskAsync(account, isRepeat, CancellationToken.None).ConfigureAwait(false);
        }
#pragma warning disable CA1031
        catch (Exception error)
#pragma warning restore CA1031
        {
            return new GateRefusal($"The journal could not be asked whether sending goes on ({error.GetType().Name}).", "Mend the journal");
        }
    }

    // Between claim and send options may have turned invalid or the claim may have run out: whatever is thrown then, nothing was sent.
    private async ValueTask<AttemptOutcome> SendAsync(
        ProviderAccount account, ProviderCapabilities capabilities, JournalResult claimed, AttemptDeadline deadline, CancellationToken giveUp)
    {
        SendAttempt attempt;
        try
        {
            PayoutIntent intent = PayoutIntent.FromClaim(claimed, _owner);
            attempt = new SendAttempt(
                intent, deadline, account.Provider, needsFreshConnection: !capabilities.Idempotency.IsKeyed, account.Transport.MaxAnswerBytes);
        }
#pragma warning disable CA1031
        catch (Exception error)
#pragma warning restore CA1031
        {
            return AttemptOutcome.NotSent($"The attempt could not be made ({error.GetType().Name}): nothing was sent.", error);
        }

        return await account.Breaker.RunAsync(runner, account.Name, attempt, giveUp).ConfigureAwait(false);
    }

    // The answer counts even when it cannot be journalled: it is written as soon as the journal recovers within the lease; failing that it is
    // returned all the same, and the next reader finds the lease run out and resolves.
    private async ValueTask<JournalRecord> RecordEndAsync(
        string account, JournalRecord claimed, int attempt, AttemptVerdict verdict, AttemptOutcome outcome, CreateReading? reading, ProviderCapabilities capabilities)
    {
        // A commit whose confirmation was lost shows by its own instant: the same end is not told twice.
        var end = new AttemptEnd(attempt, verdict, outcome, reading, capabilities, journalTime.GetUtcNow());
        for (int failures = 0; ; failures++)
        {
            try
            {
                return await writer.ApplyAsync(
                    claimed, (end, journalTime), static (record, at) => at.end.ApplyOnce(record), static (record, at) => at.end.SetAside(record, at.journalTime.GetUtcNow()), CancellationToken.None).ConfigureAwait(false);
            }
#pragma warning disable CA1031 // Any journal may throw anything; money may have moved and the caller must hear of it.
            catch (Exception error)
#pragma warning restore CA1031
            {
                logger.OutcomeNotJournalled(error, account, claimed.Reference, attempt, verdict, reading?.Payout?.ProviderId);
                if (failures < EndRetries)
                {
                    await Task.Delay(FirstPause * (1 << failures), time, CancellationToken.None).ConfigureAwait(false);
                    continue;
                }

                JournalWrite write = end.Apply(claimed);
                return write.Record with { Timeline = [.. write.Record.Timeline, .. write.Timeline] };
            }
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
            logger.AnswerNotRead(provider.Name, error.GetType().Name, answer.StatusCode);
            return CreateReading.Unrecognised();
        }
    }

    private async ValueTask<JournalResult> ClaimAsync(ProviderAccount account, ProviderCapabilities capabilities, JournalRecord record, AttemptDeadline deadline)
    {
        // An attempt without an outcome may be another sender's, alive or dead: never a second one beside it.
        if (AttemptTransitions.HasOpenAttempt(record) || record.HeldFor is not null) return new JournalResult(JournalOutcome.ClaimHeld, record);
        SealedPayout.Check(record);
        JournalWrite claim = AttemptTransitions.Begin(record, deadline, NewMark(), capabilities, TakeClaim(capabilities), journalTime.GetUtcNow());
        return await WriteBeforeSendAsync(account, capabilities, claim, static (journal, claim) => journal.UpdateAsync(claim, CancellationToken.None)).ConfigureAwait(false);
    }

    private async ValueTask<JournalResult> WriteBeforeSendAsync(
        ProviderAccount account, ProviderCapabilities capabilities, JournalWrite write, Func<GuardedJournal, JournalWrite, ValueTask<JournalResult>> commit)
    {
        try
        {
            return await commit(journal, write).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // Nothing is sent without a committed intent, whatever the journal threw.
        catch (Exception error)
#pragma warning restore CA1031
        {
            await DisownAsync(account, capabilities, write).ConfigureAwait(false);
            throw new PayoutJournalException(
                $"The journal could not be written ({(error.InnerException ?? error).GetType().Name}), so this call sent nothing; what earlier calls with this reference did is not known here. "
                + "Mend the journal, then call again with the same request.",
                error)
            {
                Reference = write.Record.Reference,
                Provider = account.Name,
            };
        }
    }

    // A commit whose confirmation was lost leaves an attempt that never was: said so while it can be, or it would count as unknown. The mark was made
    // for this very write, which nothing was sent under; an attempt of any other write, this process's own too, may have been sent.
    private async Task DisownAsync(ProviderAccount account, ProviderCapabilities capabilities, JournalWrite write)
    {
        if (write is not { Claim.Kind: ClaimChangeKind.Take, Record.Attempts: [.., { Result: null } begun] }) return;
        try
        {
            if (await journal.FindAsync(write.Record.Reference, CancellationToken.None).ConfigureAwait(false) is not { } record) return;
            var outcome = AttemptOutcome.NotSent("The journal's confirmation was lost, so it was not sent.");
            await writer.ApplyAsync(
                record,
                current => current.Attempts.FirstOrDefault(attempt => attempt.Result is null && string.Equals(attempt.Mark, begun.Mark, StringComparison.Ordinal)) is { } open
                    ? AttemptTransitions.End(current, open.Number, AttemptVerdict.NotSent, outcome, reading: null, capabilities, journalTime.GetUtcNow())
                    : null).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // The first failure is the one to report; then the lease runs out and the payout counts as unknown.
        catch (Exception error)
#pragma warning restore CA1031
        {
            logger.ClaimNotDisowned(error, account.Name, write.Record.Reference);
        }
    }

    private async Task WaitForPermitAsync(ProviderAccount account, JournalRecord record, CancellationToken giveUp)
    {
        if (await account.Pacing.TryCreateAsync(options.CurrentValue.RateLimitQueue, giveUp).ConfigureAwait(false)) return;
        throw NotExecuted.OverLimit(record, account);
    }

    // The lease outlasts the attempt and the grace after it, so that a claim never ends while its body may leave or be worked on.
    private ClaimChange TakeClaim(ProviderCapabilities capabilities)
    {
        TimeSpan lease = capabilities.CreateTimeout + Schedule.Grace(capabilities);
        return _take is { } known && known.Lease == lease ? known : _take = ClaimChange.Take(_owner, lease);
    }

    // The claim's owner tells the machine; 64 random bits tell this process from every other.
    private string NewMark() => string.Create(CultureInfo.InvariantCulture, $"{_process ??= _owner[(_owner.LastIndexOf('/') + 1)..]}#{Interlocked.Increment(ref _attempts)}");

    private TimeSpan PauseAfter(EndedAttempt ended, CreateRules rules, int number) => ended.Verdict == AttemptVerdict.Throttled
        ? RetryAfter.Read(ended.Outcome.Answer!, journalTime.GetUtcNow()) ?? rules.ThrottlePause
        : FirstPause * (1 << Math.Min(number - 1, 6));
}
