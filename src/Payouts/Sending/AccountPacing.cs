using Payouts.Providers;

namespace Payouts.Sending;

/// <summary>All rate limits of one provider account, shared by sends and reads.</summary>
internal sealed class AccountPacing
{
    private static readonly TimeSpan LongestBlock = TimeSpan.FromHours(1);

    private readonly TimeProvider _time;
    private readonly Pacer[] _account;

    // What a create waits for: its own limits first.
    private readonly Pacer[] _create;
    private readonly long _origin;
    private long _blockedUntil;

    internal AccountPacing(IReadOnlyList<RateLimit> limits, TimeProvider time)
    {
        _time = time;
        _origin = time.GetTimestamp();
        _account = Pacers(limits, RateLimitScope.Account, time);
        _create = [.. Pacers(limits, RateLimitScope.Create, time), .. _account];
    }

    /// <summary>For how long the provider has said that it takes no creates; zero when it takes them.</summary>
    internal TimeSpan BlockedFor
    {
        get
        {
            TimeSpan left = new TimeSpan(Volatile.Read(ref _blockedUntil)) - _time.GetElapsedTime(_origin);
            return left > TimeSpan.Zero ? left : TimeSpan.Zero;
        }
    }

    /// <summary>How long the next create would wait for the provider's word and for every limit.</summary>
    internal TimeSpan CreateWait => _create.Select(static pacer => pacer.Wait).Append(BlockedFor).Max();

    /// <summary>The provider refused a create as too frequent: the next ones wait too, rather than run into the same refusal.</summary>
    internal void BlockCreates(TimeSpan pause)
    {
        TimeSpan until = _time.GetElapsedTime(_origin) + (pause < LongestBlock ? pause : LongestBlock);
        long current;
        while (until.Ticks > (current = Volatile.Read(ref _blockedUntil)) && Interlocked.CompareExchange(ref _blockedUntil, until.Ticks, current) != current)
        {
        }
    }

    /// <summary>Takes a permit to create if one is free now.</summary>
    internal bool TryCreateNow(out PacingPermit permit)
    {
        permit = default;
        if (BlockedFor > TimeSpan.Zero) return false;
        if (_create.Length == 0) return true;
        var taken = new List<(Pacer Pacer, TimeSpan Slot)>(_create.Length);
        permit = new PacingPermit(taken);
        foreach (Pacer pacer in _create)
        {
            if (!pacer.TryTake(out TimeSpan slot))
            {
                permit.Return();
                return false;
            }

            taken.Add((pacer, slot));
        }

        return true;
    }

    /// <summary>Waits for a permit to create, or returns <c>false</c> when that would take longer than allowed.</summary>
    internal async ValueTask<bool> TryCreateAsync(TimeSpan longest, CancellationToken cancellationToken)
    {
        long began = _time.GetTimestamp();
        while (true)
        {
            TimeSpan left = longest - _time.GetElapsedTime(began);
            TimeSpan blocked = BlockedFor;
            if (blocked > TimeSpan.Zero)
            {
                if (blocked > left) return false;

                // Timers know whole milliseconds only: a fraction would be waited for in no time, over and over.
                await Task.Delay(TimeSpan.FromMilliseconds(Math.Ceiling(blocked.TotalMilliseconds)), _time, cancellationToken).ConfigureAwait(false);
                continue;
            }

            if (await TakeAsync(_create, left > TimeSpan.Zero ? left : TimeSpan.Zero, cancellationToken).ConfigureAwait(false) is not { } permit)
                return false;
            if (BlockedFor == TimeSpan.Zero) return true;

            // Another create was refused as too frequent while this one waited for its turn.
            permit.Return();
        }
    }

    /// <summary>Waits for a permit to read, or returns <c>false</c> when that would take longer than allowed.</summary>
    internal async ValueTask<bool> TryReadAsync(TimeSpan longest, CancellationToken cancellationToken) =>
        await TakeAsync(_account, longest, cancellationToken).ConfigureAwait(false) is not null;

    // All or none: a permit of one limit is given back where another limit refuses, or where the caller goes.
    private static async ValueTask<PacingPermit?> TakeAsync(Pacer[] pacers, TimeSpan longest, CancellationToken cancellationToken)
    {
        var taken = new List<(Pacer Pacer, TimeSpan Slot)>(pacers.Length);
        var permit = new PacingPermit(taken);
        bool isWhole = false;
        try
        {
            foreach (Pacer pacer in pacers)
            {
                if (await pacer.TryTakeAsync(longest, cancellationToken).ConfigureAwait(false) is not { } slot) return null;
                taken.Add((pacer, slot));
            }

            isWhole = true;
            return permit;
        }
        finally
        {
            if (!isWhole) permit.Return();
        }
    }

    private static Pacer[] Pacers(IReadOnlyList<RateLimit> limits, RateLimitScope scope, TimeProvider time) =>
        [.. limits.Where(limit => limit.Scope == scope).Select(limit => new Pacer(limit, time))];
}
