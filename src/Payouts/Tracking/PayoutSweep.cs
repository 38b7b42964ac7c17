using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Payouts.Diagnostics;
using Payouts.Journal;
using Payouts.Providers;

namespace Payouts.Tracking;

/// <summary>Compares what a provider lists with the journal.</summary>
internal sealed class PayoutSweep(
    GuardedJournal journal, ProviderAccounts accounts, PayoutReader reader, PayoutResolver resolver, OperationMeter meter, IOptionsMonitor<PayoutsOptions> options, ILogger<PayoutSweep> logger)
{
    private const int MostLines = 1_000;
    private const int MostLogged = 100;

    private readonly HashSet<string> _unfinished = new(StringComparer.Ordinal);

    /// <summary>Sweeps each account whose turn it is, one process at a time; one that failed is tried again the next time.</summary>
    internal async Task SweepDueAsync(CancellationToken cancellationToken)
    {
        foreach (ProviderAccount account in accounts.All)
        {
            TimeSpan interval = options.CurrentValue.Background.SweepInterval;
            if (interval == TimeSpan.Zero || !Lists(account)) continue;
            if (!_unfinished.Contains(account.Name) && !await journal.TryRememberAsync("sweep", account.Name, interval, cancellationToken).ConfigureAwait(false)) continue;
            _unfinished.Add(account.Name);
            try
            {
                await SweepAsync(account.Name, cancellationToken).ConfigureAwait(false);
                _unfinished.Remove(account.Name);
            }
            catch (Exception error) when (error is not (OperationCanceledException or PayoutJournalException))
            {
                logger.NotSwept(account.Name, error is PayoutException ? error.Message : error.GetType().Name);
            }
        }
    }

    internal Task<SweepReport> SweepAsync(string name, CancellationToken cancellationToken) => meter.RunAsync(
        new OperationSubject(PayoutOperation.Sweep, Reference: null, Account: name),
        (Self: this, name, cancellationToken),
        static call => call.Self.CompareAsync(call.name, call.cancellationToken));

    private async Task<SweepReport> CompareAsync(string name, CancellationToken cancellationToken)
    {
        ProviderAccount account = accounts.Get(name);
        if (!Lists(account))
        {
            throw new PayoutStateException($"The provider of '{name}' does not list payouts, or its list is not switched on: compare them in its dashboard.")
            {
                Provider = name,
                Category = PayoutFailureCategory.Configuration,
            };
        }

        var seen = new Dictionary<string, List<PayoutReading>>(StringComparer.Ordinal);
        var lines = new List<SweepLine>();
        var contradicted = new Dictionary<string, (JournalRecord Record, PayoutReading Reading)>(StringComparer.Ordinal);
        int listed = 0, unexplained = 0;
        await foreach (PayoutReading reading in ListAsync(account, cancellationToken).ConfigureAwait(false))
        {
            listed++;
            JournalRecord? record = await FindAsync(account, reading, cancellationToken).ConfigureAwait(false);
            if (record is null)
            {
                unexplained++;
                if (lines.Count < MostLines) lines.Add(new SweepLine(reading.ProviderId, reading.Status, reading.Amount, reading.CreatedAt));
            }
            else if (ReadTransitions.Contradicts(record, reading))
            {
                contradicted[record.Reference] = (record, reading);
            }
            else if (record.Observed is not { } bound || !(bound.Is(reading) || bound.OtherProviderIds.Contains(reading.ProviderId, StringComparer.Ordinal)))
            {
                if (!seen.TryGetValue(record.Reference, out List<PayoutReading>? readings)) seen.Add(record.Reference, readings = []);
                readings.Add(reading);
            }
        }

        // Judged once the whole list was seen: of several payouts of one intent, the first one listed need not be the one that paid.
        int found = 0, duplicates = 0, unread = 0;
        foreach ((string reference, List<PayoutReading> readings) in seen)
        {
            (bool isFound, bool isDuplicate, bool isUnread) = await SeeAsync(account, reference, readings, cancellationToken).ConfigureAwait(false);
            found += isFound ? 1 : 0;
            duplicates += isDuplicate ? 1 : 0;
            unread += isUnread ? 1 : 0;
        }

        // What ended is looked at no more, so this is how it is noticed that the end was not one; the payout's own page tells, not the list.
        foreach ((JournalRecord record, PayoutReading reading) in contradicted.Values) unread += await TryRereadAsync(account, record, reading, cancellationToken).ConfigureAwait(false) ? 0 : 1;
        logger.Swept(name, listed, found, duplicates, unexplained, unread);
        if (unexplained > 0) logger.Unexplained(name, unexplained, string.Join(", ", lines.Take(MostLogged).Select(static line => line.ProviderId)));
        return new SweepReport(name, listed, found, duplicates, unread, unexplained, lines);
    }

    private async Task<JournalRecord?> FindAsync(ProviderAccount account, PayoutReading reading, CancellationToken cancellationToken) =>
        await journal.FindByProviderIdAsync(account.Name, reading.ProviderId, cancellationToken).ConfigureAwait(false)
        ?? (reading.Handle is { } handle ? await journal.FindByHandleAsync(account.Name, handle, cancellationToken).ConfigureAwait(false) : null);

    private async Task<(bool IsFound, bool IsDuplicate, bool IsUnread)> SeeAsync(
        ProviderAccount account, string reference, List<PayoutReading> readings, CancellationToken cancellationToken)
    {
        // While a sender is at work the answer is on its way, and binds the payout.
        if (await journal.FindAsync(reference, cancellationToken).ConfigureAwait(false) is not { Claim: not { IsLive: true } } record) return default;
        try
        {
            if (AttemptTransitions.HasOpenAttempt(record)) record = await reader.LoseSenderAsync(account, record).ConfigureAwait(false);
            JournalRecord after = await resolver.SeeAsync(account, record, readings, cancellationToken).ConfigureAwait(false);
            return (record.Observed is null && after.Observed is not null, (after.Observed?.OtherProviderIds.Count ?? 0) > (record.Observed?.OtherProviderIds.Count ?? 0), false);
        }
        catch (Exception error) when (error is PayoutProviderException or PayoutStateException or OptionsValidationException)
        {
            logger.NotLookedAt(reference, account.Name, error.Message);
            return (false, false, true);
        }
    }

    private async Task<bool> TryRereadAsync(ProviderAccount account, JournalRecord record, PayoutReading listed, CancellationToken cancellationToken)
    {
        try
        {
            JournalRecord after = await reader.RefreshAsync(account, record, TimelineSource.Read, cancellationToken).ConfigureAwait(false);
            if (!ReadTransitions.Contradicts(after, listed)) return true;
            logger.NotLookedAt(record.Reference, account.Name, "The provider's list and the payout's own page tell different ends.");
            return false;
        }
        catch (Exception error) when (error is PayoutProviderException or PayoutStateException or OptionsValidationException)
        {
            logger.NotLookedAt(record.Reference, account.Name, error.Message);
            return false;
        }
    }

    private static async IAsyncEnumerable<PayoutReading> ListAsync(
        ProviderAccount account, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        IAsyncEnumerator<PayoutReading> readings = ((IPayoutListing)account.Provider).ListPayoutsAsync(filter: null, cancellationToken).GetAsyncEnumerator(cancellationToken);
        await using (readings.ConfigureAwait(false))
        {
            while (await AdapterCalls.AskAsync(account, "Listing payouts", () => readings.MoveNextAsync().AsTask(), cancellationToken).ConfigureAwait(false)) yield return readings.Current;
        }
    }

    private static bool Lists(ProviderAccount account)
    {
        try
        {
            return account.Provider is IPayoutListing && account.Capabilities.Supports(ProviderOperation.List);
        }
        catch (OptionsValidationException)
        {
            return false;
        }
    }
}
