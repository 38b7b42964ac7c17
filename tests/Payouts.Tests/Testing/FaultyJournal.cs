using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using Payouts.Journal;

namespace Payouts.Tests.Testing;

/// <summary>A sound journal with one fault.</summary>
internal sealed class FaultyJournal(IPayoutJournal sound, JournalFault fault) : IPayoutJournal
{
    public JournalTraits Traits => sound.Traits;

    public ValueTask OpenAsync(CancellationToken cancellationToken) => sound.OpenAsync(cancellationToken);

    public async ValueTask<JournalResult> InsertAsync(JournalWrite write, CancellationToken cancellationToken)
    {
        JournalResult result = await sound.InsertAsync(fault == JournalFault.EventsLost ? write with { Events = [] } : write, cancellationToken);
        return fault == JournalFault.InsertReplaces && !result.IsWritten ? await UpdateAsync(write with { Record = write.Record with { Version = result.Record!.Version } }, cancellationToken) : result;
    }

    public async ValueTask<JournalResult> UpdateAsync(JournalWrite write, CancellationToken cancellationToken)
    {
        if (fault == JournalFault.TimelineLost) write = write with { Timeline = [] };
        if (fault == JournalFault.ClaimIgnored && write.Claim.Kind == ClaimChangeKind.Take) write = write with { Claim = ClaimChange.Keep };
        JournalResult result = await sound.UpdateAsync(write, cancellationToken);
        return fault == JournalFault.VersionIgnored && result.Outcome == JournalOutcome.VersionConflict
            ? await sound.UpdateAsync(write with { Record = write.Record with { Version = result.Record!.Version } }, cancellationToken)
            : result;
    }

    public async ValueTask<JournalRecord?> FindAsync(string reference, CancellationToken cancellationToken)
    {
        JournalRecord? record = await sound.FindAsync(reference, cancellationToken);
        return fault == JournalFault.ClaimAlwaysLive && record?.Claim is { } claim ? record with { Claim = claim with { IsLive = true } } : record;
    }

    public ValueTask<JournalRecord?> FindByProviderIdAsync(string account, string providerId, CancellationToken cancellationToken) =>
        sound.FindByProviderIdAsync(account, providerId, cancellationToken);

    public ValueTask<JournalRecord?> FindByHandleAsync(string account, string handle, CancellationToken cancellationToken) =>
        sound.FindByHandleAsync(account, handle, cancellationToken);

    public async IAsyncEnumerable<JournalRecord> ListAsync(PayoutFilter filter, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var records = new List<JournalRecord>();
        await foreach (JournalRecord record in sound.ListAsync(filter, cancellationToken)) records.Add(record);
        if (fault == JournalFault.ListBackwards) records.Reverse();
        foreach (JournalRecord record in records) yield return record;
    }

    public ValueTask<IReadOnlyList<JournalRecord>> TakeDueAsync(int most, TimeSpan hold, CancellationToken cancellationToken) =>
        sound.TakeDueAsync(most, fault == JournalFault.NoHold ? TimeSpan.Zero : hold, cancellationToken);

    public ValueTask PostponeAsync(string reference, long version, DateTimeOffset dueAt, CancellationToken cancellationToken) =>
        fault == JournalFault.PostponeLost ? ValueTask.CompletedTask : sound.PostponeAsync(reference, version, dueAt, cancellationToken);

    public ValueTask<IReadOnlyList<JournalEvent>> TakeEventsAsync(int most, TimeSpan hold, CancellationToken cancellationToken) =>
        sound.TakeEventsAsync(most, hold, cancellationToken);

    public ValueTask FinishEventAsync(JournalEvent taken, EventDisposition disposition, TimeSpan retryIn, CancellationToken cancellationToken)
    {
        if (fault == JournalFault.ParkedReturns && disposition == EventDisposition.Parked) disposition = EventDisposition.Retry;
        if (fault == JournalFault.LateFinishCounts) taken = taken with { Deliveries = 1 };
        return sound.FinishEventAsync(taken, disposition, retryIn, cancellationToken);
    }

    public IAsyncEnumerable<JournalEvent> ListParkedAsync(CancellationToken cancellationToken) => fault == JournalFault.ParkedNotListed ? sound.ListParkedAsync(cancellationToken).Take(100) : sound.ListParkedAsync(cancellationToken);

    public ValueTask<bool> ReturnParkedAsync(long id, CancellationToken cancellationToken) =>
        fault == JournalFault.ParkedNotReturned ? new(true) : sound.ReturnParkedAsync(id, cancellationToken);

    public ValueTask<(Tally Total, bool IsMade)> ChangeTallyAsync(TallyChange change, CancellationToken cancellationToken) =>
        sound.ChangeTallyAsync(fault == JournalFault.TallyLimitIgnored ? change with { MostCount = null, MostAmount = null } : change, cancellationToken);

    public ValueTask<Tally?> FindTallyAsync(string key, CancellationToken cancellationToken) =>
        fault == JournalFault.TallyForgotten ? new((Tally?)null) : sound.FindTallyAsync(key, cancellationToken);

    public async ValueTask<bool> ReceiveAsync(JournalDelivery delivery, TimeSpan keep, CancellationToken cancellationToken) =>
        await sound.ReceiveAsync(fault == JournalFault.EveryDeliveryIsNew ? delivery with { Key = $"{delivery.Key} {Guid.NewGuid()}" } : delivery, keep, cancellationToken);

    public ValueTask<IReadOnlyList<JournalDelivery>> TakeDeliveriesAsync(int most, TimeSpan hold, CancellationToken cancellationToken) =>
        sound.TakeDeliveriesAsync(most, fault == JournalFault.DeliveriesNotHeld ? TimeSpan.Zero : hold, cancellationToken);

    public ValueTask FinishDeliveryAsync(JournalDelivery taken, DeliveryEnd end, TimeSpan retryIn, CancellationToken cancellationToken) =>
        sound.FinishDeliveryAsync(taken, fault == JournalFault.DeliveryRetriesLost ? DeliveryEnd.Done : end, retryIn, cancellationToken);

    public async ValueTask<bool> TryRememberAsync(string scope, string key, TimeSpan keep, CancellationToken cancellationToken) =>
        await sound.TryRememberAsync(scope, key, keep, cancellationToken) || fault == JournalFault.RemembersNothing;

    public async ValueTask<ReadOnlyMemory<byte>> GetSecretAsync(string name, CancellationToken cancellationToken) =>
        fault == JournalFault.SecretChanges ? RandomNumberGenerator.GetBytes(32) : await sound.GetSecretAsync(name, cancellationToken);
}
