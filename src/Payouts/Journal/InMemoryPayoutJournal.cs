using System.Runtime.CompilerServices;
using System.Security.Cryptography;

namespace Payouts.Journal;

/// <summary>A journal that forgets everything when the process ends: for tests and trials only.</summary>
public sealed class InMemoryPayoutJournal : IPayoutJournal, IJournalClock
{
    private readonly TimeProvider _time;
    private readonly Lock _lock = new();
    private readonly Dictionary<string, MemoryEntry> _entries = new(StringComparer.Ordinal);
    private readonly List<MemoryEntry> _inOrder = [];
    private readonly Dictionary<(string Account, string Id), string> _byProviderId = [];
    private readonly Dictionary<(string Account, string Reference), string> _byProviderReference = [];
    private readonly Dictionary<(string Account, string Handle), string> _byHandle = [];
    private readonly Dictionary<(string Scope, string Key), DateTimeOffset> _remembered = [];
    private readonly Dictionary<string, byte[]> _secrets = new(StringComparer.Ordinal);
    private readonly MemoryOutbox _outbox = new();
    private readonly MemoryTallies _tallies = new();
    private readonly MemoryInbox _inbox = new();
    private long _claims;

    /// <summary>Makes an empty journal on a clock.</summary>
    public InMemoryPayoutJournal(TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(time);
        _time = time;
    }

    /// <inheritdoc />
    public JournalTraits Traits { get; } = new("memory", IsDurable: false, IsShared: false);

    /// <inheritdoc />
    public ValueTask OpenAsync(CancellationToken cancellationToken) => ValueTask.CompletedTask;

    /// <inheritdoc />
    public ValueTask<JournalResult> InsertAsync(JournalWrite write, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(write);
        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock)
        {
            if (_entries.TryGetValue(write.Record.Reference, out MemoryEntry? existing))
                return new(new JournalResult(JournalOutcome.VersionConflict, Present(existing.Record)));
            if (write.Tallies.Count > 0 && _tallies.FindPassed(write.Tallies, _time.GetUtcNow()) is { } passed) return new(new JournalResult(JournalOutcome.LimitReached, Record: null) { Limit = passed });
            var entry = new MemoryEntry(write.Record);
            _entries.Add(write.Record.Reference, entry);
            _inOrder.Add(entry);
            _byHandle[(write.Record.Account, write.Record.Handle)] = write.Record.Reference;
            return new(Commit(entry, write));
        }
    }

    /// <inheritdoc />
    public ValueTask<JournalResult> UpdateAsync(JournalWrite write, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(write);
        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock)
        {
            if (!_entries.TryGetValue(write.Record.Reference, out MemoryEntry? entry)) return new(new JournalResult(JournalOutcome.NotFound, Record: null));
            if (entry.Record.Version != write.Record.Version) return new(Refuse(JournalOutcome.VersionConflict));
            if (write.Claim.Kind == ClaimChangeKind.Take && IsLive(entry.Record.Claim)) return new(Refuse(JournalOutcome.ClaimHeld));
            if (write.Record.Observed is { } observed
                && _byProviderId.TryGetValue((write.Record.Account, observed.ProviderId), out string? owner)
                && !string.Equals(owner, write.Record.Reference, StringComparison.Ordinal)) return new(Refuse(JournalOutcome.ProviderIdTaken));
            if (write.Tallies.Count > 0 && _tallies.FindPassed(write.Tallies, _time.GetUtcNow()) is { } passed) return new(Refuse(JournalOutcome.LimitReached) with { Limit = passed });
            return new(Commit(entry, write));

            JournalResult Refuse(JournalOutcome outcome) => new(outcome, Present(entry.Record));
        }
    }

    /// <inheritdoc />
    public ValueTask<JournalRecord?> FindAsync(string reference, CancellationToken cancellationToken)
    {
        lock (_lock) return new(_entries.TryGetValue(reference, out MemoryEntry? entry) ? Present(entry.Record) : null);
    }

    /// <inheritdoc />
    public ValueTask<JournalRecord?> FindByProviderIdAsync(string account, string providerId, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            bool isKnown = _byProviderId.TryGetValue((account, providerId), out string? reference) || _byProviderReference.TryGetValue((account, providerId), out reference);
            return new(isKnown ? Present(_entries[reference!].Record) : null);
        }
    }

    /// <inheritdoc />
    public ValueTask<JournalRecord?> FindByHandleAsync(string account, string handle, CancellationToken cancellationToken)
    {
        lock (_lock) return new(_byHandle.TryGetValue((account, handle), out string? reference) ? Present(_entries[reference].Record) : null);
    }

    /// <inheritdoc />
    public async IAsyncEnumerable<JournalRecord> ListAsync(PayoutFilter filter, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(filter);
        for (int index = 0; ; index++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            JournalRecord record;
            lock (_lock)
            {
                if (index >= _inOrder.Count) yield break;
                record = Present(_inOrder[index].Record);
            }

            if (Matches(record, filter)) yield return record;
            if (index % 256 == 255) await Task.Yield();
        }
    }

    /// <inheritdoc />
    public ValueTask<IReadOnlyList<JournalRecord>> TakeDueAsync(int most, TimeSpan hold, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            DateTimeOffset now = _time.GetUtcNow();
            var taken = new List<JournalRecord>();
            foreach (MemoryEntry entry in _inOrder)
            {
                if (taken.Count == most) break;
                bool isDue = entry.Record.DueAt <= now || (entry.Record.DueAt is null && entry.Record.Claim?.ExpiresAt <= now && entry.Record.Attempts.Any(static attempt => attempt.Result is null));
                if (!isDue || entry.HeldUntil > now) continue;
                entry.HeldUntil = now + hold;
                taken.Add(Present(entry.Record));
            }

            return new(taken);
        }
    }

    /// <inheritdoc />
    public ValueTask PostponeAsync(string reference, long version, DateTimeOffset dueAt, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (_entries.TryGetValue(reference, out MemoryEntry? entry) && entry.Record.Version == version)
            {
                entry.Record = entry.Record with { DueAt = dueAt };
                entry.HeldUntil = DateTimeOffset.MinValue;
            }
        }

        return ValueTask.CompletedTask;
    }

    /// <inheritdoc />
    public ValueTask<IReadOnlyList<JournalEvent>> TakeEventsAsync(int most, TimeSpan hold, CancellationToken cancellationToken)
    {
        lock (_lock) return new(_outbox.Take(most, hold, _time.GetUtcNow()));
    }

    /// <inheritdoc />
    public ValueTask FinishEventAsync(JournalEvent taken, EventDisposition disposition, TimeSpan retryIn, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(taken);
        lock (_lock) _outbox.Finish(taken, disposition, _time.GetUtcNow() + retryIn);
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc />
    public async IAsyncEnumerable<JournalEvent> ListParkedAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        JournalEvent[] parked;
        lock (_lock) parked = [.. _outbox.Parked];
        foreach (JournalEvent each in parked)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return each;
        }

        await Task.CompletedTask.ConfigureAwait(false);
    }

    /// <inheritdoc />
    public ValueTask<bool> ReturnParkedAsync(long id, CancellationToken cancellationToken)
    {
        lock (_lock) return new(_outbox.Return(id));
    }

    /// <inheritdoc />
    public ValueTask<(Tally Total, bool IsMade)> ChangeTallyAsync(TallyChange change, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(change);
        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock)
        {
            DateTimeOffset now = _time.GetUtcNow();
            if (_tallies.FindPassed([change], now) is { } passed) return new((passed, false));
            _tallies.Add([change], now);
            return new((_tallies.Find(change.Key, now)!, true));
        }
    }

    /// <inheritdoc />
    public ValueTask<Tally?> FindTallyAsync(string key, CancellationToken cancellationToken)
    {
        lock (_lock) return new(_tallies.Find(key, _time.GetUtcNow()));
    }

    /// <inheritdoc />
    public ValueTask<bool> TryRememberAsync(string scope, string key, TimeSpan keep, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            DateTimeOffset now = _time.GetUtcNow();
            if (_remembered.TryGetValue((scope, key), out DateTimeOffset until) && until > now) return new(false);
            _remembered[(scope, key)] = now + keep;
            return new(true);
        }
    }

    /// <inheritdoc />
    public ValueTask<bool> ReceiveAsync(JournalDelivery delivery, TimeSpan keep, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(delivery);
        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock) return new(_inbox.Receive(delivery, keep, _time.GetUtcNow()));
    }

    /// <inheritdoc />
    public ValueTask<IReadOnlyList<JournalDelivery>> TakeDeliveriesAsync(int most, TimeSpan hold, CancellationToken cancellationToken)
    {
        lock (_lock) return new(_inbox.Take(most, hold, _time.GetUtcNow()));
    }

    /// <inheritdoc />
    public ValueTask FinishDeliveryAsync(JournalDelivery taken, DeliveryEnd end, TimeSpan retryIn, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(taken);
        lock (_lock) _inbox.Finish(taken, end, retryIn, _time.GetUtcNow());
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc />
    public ValueTask<ReadOnlyMemory<byte>> GetSecretAsync(string name, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (!_secrets.TryGetValue(name, out byte[]? secret)) _secrets.Add(name, secret = RandomNumberGenerator.GetBytes(32));
            return new(secret);
        }
    }

    /// <inheritdoc />
    public ValueTask<DateTimeOffset> GetUtcNowAsync(CancellationToken cancellationToken) => new(_time.GetUtcNow());

    private static bool Matches(JournalRecord record, PayoutFilter filter) =>
        (filter.Statuses is not { Count: > 0 } statuses || statuses.Contains(record.Status))
        && (filter.Provider is null || string.Equals(filter.Provider, record.Account, StringComparison.Ordinal))
        && !(record.CreatedAt < filter.CreatedFrom)
        && !(record.CreatedAt >= filter.CreatedBefore);

    private JournalResult Commit(MemoryEntry entry, JournalWrite write)
    {
        JournalClaim? claim = write.Claim.Kind switch
        {
            ClaimChangeKind.Take => new JournalClaim(write.Claim.Owner, ++_claims, _time.GetUtcNow() + write.Claim.Lease, IsLive: true),
            ClaimChangeKind.Release => null,
            _ => entry.Record.Claim,
        };
        entry.Record = write.Record with { Version = write.Record.Version + 1, Claim = claim, Timeline = Lists.Join(entry.Record.Timeline, write.Timeline) };
        entry.HeldUntil = DateTimeOffset.MinValue;
        for (int index = 0; index < write.Events.Count; index++) _outbox.Add(write.Events[index]);
        if (write.Tallies.Count > 0) _tallies.Add(write.Tallies, _time.GetUtcNow());
        if (entry.Record.Observed is { } observed)
        {
            _byProviderId[(entry.Record.Account, observed.ProviderId)] = entry.Record.Reference;
            if (observed.ProviderReference is { } second) _byProviderReference.TryAdd((entry.Record.Account, second), entry.Record.Reference);
        }

        return new JournalResult(JournalOutcome.Written, Present(entry.Record));
    }

    private JournalRecord Present(JournalRecord record) =>
        record.Claim is { } claim && claim.IsLive != IsLive(claim) ? record with { Claim = claim with { IsLive = !claim.IsLive } } : record;

    private bool IsLive(JournalClaim? claim) => claim is not null && claim.ExpiresAt > _time.GetUtcNow();
}
