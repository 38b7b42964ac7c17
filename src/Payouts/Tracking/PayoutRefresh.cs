using Payouts.Journal;
using Payouts.Providers;
using Payouts.Sending;

namespace Payouts.Tracking;

/// <summary>Looks at one payout at its provider, as one of the pieces of work that this process does once at a time per reference.</summary>
internal sealed class PayoutRefresh(ProviderAccounts accounts, PayoutReader reader, InFlight inFlight, GuardedJournal journal)
{
    /// <summary>The record after asking the provider, or after somebody else in this process has.</summary>
    /// <exception cref="PayoutProviderException">No useful answer; the record is unchanged.</exception>
    internal async Task<JournalRecord> RefreshAsync(JournalRecord record, TimelineSource source, CancellationToken cancellationToken)
    {
        // Resolving may send, so it is one of the sends under way: awaited by shutdown, and never two at a time.
        ProviderAccount account = accounts.Get(record.Account);
        if (StatusRules.AsSeen(record).Status != PayoutStatus.Unknown) return await reader.RefreshAsync(account, record, source, cancellationToken).ConfigureAwait(false);
        bool isOurs = inFlight.TryStart(
            record.Reference,
            (reader, account, record, source),
            static (look, giveUp) => new ValueTask<JournalRecord>(look.reader.RefreshAsync(look.account, look.record, look.source, giveUp)),
            out Task<JournalRecord> running,
            cancellationToken);
        if (isOurs) return await running.WaitAsync(cancellationToken).ConfigureAwait(false);
        await ((Task)running).WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        cancellationToken.ThrowIfCancellationRequested();
        return await journal.FindAsync(record.Reference, cancellationToken).ConfigureAwait(false) ?? throw new PayoutNotFoundException(record.Reference);
    }
}
