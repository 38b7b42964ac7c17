using Payouts.Diagnostics;
using Payouts.Journal;
using Payouts.Providers;

namespace Payouts.Tracking;

/// <summary>Counts and sums what is not final.</summary>
internal sealed class UnsettledCount(GuardedJournal journal, ProviderAccounts accounts, JournalTime time, PayoutMetrics metrics)
{
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

        var report = new UnsettledReport([.. lines.Values.OrderBy(static line => line.Provider, StringComparer.Ordinal).ThenBy(static line => line.Status)]);
        metrics.Unsettled.Publish(report);
        return report;
    }
}
