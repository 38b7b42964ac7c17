using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Payouts.Diagnostics;
using Payouts.Journal;
using Payouts.Providers;

namespace Payouts.Tracking;

/// <summary>The background work on payouts: takes what is due, looks at it, and says when to look again.</summary>
internal sealed class Reconciler(
    GuardedJournal journal, PayoutRefresh refresh, ProviderAccounts accounts, IOptionsMonitor<PayoutsOptions> options, TimeProvider time, ILogger<Reconciler> logger)
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(15);

    /// <summary>One round: how many were looked at, changed, and not readable.</summary>
    internal async Task<(int Looked, int Changed, int Failed)> RunOnceAsync(CancellationToken cancellationToken)
    {
        BackgroundOptions background = options.CurrentValue.Background;
        IReadOnlyList<JournalRecord> due = await journal.TakeDueAsync(background.BatchSize, background.Hold, cancellationToken).ConfigureAwait(false);
        int changed = 0, failed = 0;
        await Parallel.ForEachAsync(
            due,
            new ParallelOptions { MaxDegreeOfParallelism = background.Concurrency, CancellationToken = cancellationToken },
            async (record, token) =>
            {
                switch (await LookAsync(record, token).ConfigureAwait(false))
                {
                    case true:
                        Interlocked.Increment(ref changed);
                        break;
                    case null:
                        Interlocked.Increment(ref failed);
                        break;
                }
            }).ConfigureAwait(false);
        return (due.Count, changed, failed);
    }

    /// <summary>Counts and sums what is not final.</summary>
    internal async Task<UnsettledReport> ReportAsync(CancellationToken cancellationToken)
    {
        var lines = new Dictionary<(string, PayoutStatus, Currency), UnsettledLine>();
        var open = new PayoutFilter { Statuses = [PayoutStatus.Created, PayoutStatus.Pending, PayoutStatus.Unknown] };
        await foreach (JournalRecord listed in journal.ListAsync(open, cancellationToken).ConfigureAwait(false))
        {
            JournalRecord record = StatusRules.AsSeen(listed);
            Money amount = record.Request.Amount;
            int persons = NextSteps.Of(record, accounts.CapabilitiesOf(record.Account), time.GetUtcNow()).Kind == NextStepKind.AskPerson ? 1 : 0;
            (string, PayoutStatus, Currency) key = (record.Account, record.Status, amount.Currency);
            lines[key] = lines.TryGetValue(key, out UnsettledLine? line)
                ? line with
                {
                    Total = Money.Of(line.Total.Amount + amount.Amount, amount.Currency),
                    Count = line.Count + 1,
                    ForPersons = line.ForPersons + persons,
                    Oldest = record.CreatedAt < line.Oldest ? record.CreatedAt : line.Oldest,
                }
                : new UnsettledLine(record.Account, record.Status, amount, Count: 1, persons, record.CreatedAt);
        }

        return new UnsettledReport([.. lines.Values.OrderBy(static line => line.Provider, StringComparer.Ordinal).ThenBy(static line => line.Status)]);
    }

    // True: changed; false: not; null: it could not be read. One payout's trouble is not another's.
    private async Task<bool?> LookAsync(JournalRecord record, CancellationToken cancellationToken)
    {
        try
        {
            JournalRecord after = await refresh.RefreshAsync(record, TimelineSource.Read, cancellationToken).ConfigureAwait(false);
            if (after.Version != record.Version) return true;
            await PostponeAsync(record, Schedule.Pause(record, time.GetUtcNow()), cancellationToken).ConfigureAwait(false);
            return false;
        }
        catch (PayoutProviderException error)
        {
            logger.ReadFailed(error, record.Account, error.Category);
        }
        catch (PayoutStateException error)
        {
            logger.NotLookedAt(record.Reference, record.Account, error.Message);
        }
        catch (OptionsValidationException error)
        {
            logger.NotLookedAt(record.Reference, record.Account, error.Message);
        }

        TimeSpan pause = Schedule.Pause(record, time.GetUtcNow()) * 2;
        await PostponeAsync(record, pause < LongestPause ? pause : LongestPause, cancellationToken).ConfigureAwait(false);
        return null;
    }

    // A tenth more or less, told by the reference, so that payouts of one minute are not all looked at in the same instant for ever.
    private ValueTask PostponeAsync(JournalRecord record, TimeSpan pause, CancellationToken cancellationToken)
    {
        int spread = record.Handle.Length == 0 ? 0 : (record.Handle[0] + record.Handle[^1]) % 21;
        return journal.PostponeAsync(record.Reference, time.GetUtcNow() + (pause * (90 + spread) / 100), cancellationToken);
    }
}
