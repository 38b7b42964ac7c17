using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Payouts.Diagnostics;
using Payouts.Journal;
using Payouts.Providers;

namespace Payouts.Tracking;

/// <summary>The background work on payouts: takes what is due, has it looked at account by account, and leaves for later what cannot be asked about now.</summary>
internal sealed class Reconciler(
    GuardedJournal journal, PayoutLook look, ProviderAccounts accounts, IOptionsMonitor<PayoutsOptions> options, JournalTime time, ILogger<Reconciler> logger)
{
    private static readonly TimeSpan ClockInterval = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan FirstAbsence = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan LongestAbsence = TimeSpan.FromMinutes(5);

    private readonly ConcurrentDictionary<string, AccountLane> _lanes = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, long> _absent = new(StringComparer.Ordinal);
    private readonly StartedWork _started = new();
    private long? _clockSet;

    /// <summary>One round, to its end: what became of each payout that was due.</summary>
    internal async Task<LookOutcome[]> RunOnceAsync(CancellationToken cancellationToken) =>
        await Task.WhenAll(await TakeAsync(patience: null, cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);

    /// <summary>Starts a round and does not wait for its end, so that a slow provider holds up its own payouts only.</summary>
    /// <returns>Whether there is more to take.</returns>
    internal async Task<bool> StartRoundAsync(CancellationToken cancellationToken)
    {
        _started.ThrowIfFailed();
        BackgroundOptions background = options.CurrentValue.Background;
        List<Task<LookOutcome>> looks = await TakeAsync(background.Hold / 8, cancellationToken).ConfigureAwait(false);
        foreach (Task<LookOutcome> started in looks) _started.Add(started);
        return looks.Count == background.BatchSize;
    }

    /// <summary>Waits for the rounds that were started.</summary>
    internal Task DrainAsync() => _started.DrainAsync();

    private async Task<List<Task<LookOutcome>>> TakeAsync(TimeSpan? patience, CancellationToken cancellationToken)
    {
        if (_clockSet is not { } set || time.GetElapsedTime(set) >= ClockInterval)
        {
            await journal.SetClockAsync(cancellationToken).ConfigureAwait(false);
            _clockSet = time.GetTimestamp();
        }

        BackgroundOptions background = options.CurrentValue.Background;
        long takenAt = time.GetTimestamp();
        IReadOnlyList<JournalRecord> due = await journal.TakeDueAsync(background.BatchSize, background.Hold, cancellationToken).ConfigureAwait(false);
        var looks = new List<Task<LookOutcome>>(due.Count);
        foreach (JournalRecord record in due) looks.Add(StartAsync(record, background, takenAt, patience, cancellationToken));
        return looks;
    }

    private Task<LookOutcome> StartAsync(JournalRecord record, BackgroundOptions background, long takenAt, TimeSpan? patience, CancellationToken cancellationToken)
    {
        if (accounts.Find(record.Account) is not { } account) return LeaveToOthersAsync(record, cancellationToken);
        if (!PayoutLook.AsksProvider(record)) return look.LookAsync(account, record, cancellationToken);
        AccountLane lane = _lanes.GetOrAdd(record.Account, static (_, time) => new AccountLane(time), time);
        int width = Math.Max(1, background.Concurrency / accounts.All.Count);
        if (lane.RestLeft is { } rest) return look.PutOffAsync(account, record, rest, cancellationToken);
        if (patience is { } longest && lane.FindWait(width, longest) is { } wait) return look.PutOffAsync(account, record, wait, cancellationToken);
        return lane.RunAsync<LookOutcome>(
            width,
            async () =>
            {
                // Once the hold is over somebody else may be given it: whoever has waited so long for its turn lets go of it.
                if (time.GetElapsedTime(takenAt) > background.Hold / 2)
                    return (null, await look.PutOffAsync(account, record, TimeSpan.Zero, cancellationToken).ConfigureAwait(false));
                if (lane.TryAsk() is { } stillResting) return (null, await look.PutOffAsync(account, record, stillResting, cancellationToken).ConfigureAwait(false));
                LookOutcome outcome = await look.LookAsync(account, record, cancellationToken).ConfigureAwait(false);
                return (outcome == LookOutcome.Refused ? null : outcome != LookOutcome.Failed, outcome);
            },
            rest => logger.AccountRests(account.Name, AccountLane.FailuresBeforeRest, rest));
    }

    // Another process has the account, or will have it: it gets a turn, and this one does not come back at once.
    private async Task<LookOutcome> LeaveToOthersAsync(JournalRecord record, CancellationToken cancellationToken)
    {
        if (_absent.TryAdd(record.Account, time.GetTimestamp())) logger.AccountAbsent(record.Account, record.Reference);
        TimeSpan half = time.GetElapsedTime(_absent[record.Account]) / 2;
        TimeSpan pause = half < FirstAbsence ? FirstAbsence : half > LongestAbsence ? LongestAbsence : half;
        await journal.PostponeAsync(record.Reference, record.Version, time.GetUtcNow() + pause, cancellationToken).ConfigureAwait(false);
        return LookOutcome.Postponed;
    }
}
