using Payouts.Providers;

namespace Payouts.Sending;

/// <summary>All rate limits of one provider account, shared by sends and reads.</summary>
internal sealed class AccountPacing(IReadOnlyList<RateLimit> limits, TimeProvider time)
{
    private static readonly TimeSpan LongestBlock = TimeSpan.FromHours(1);

    private readonly Pacer[] _account = Pacers(limits, RateLimitScope.Account, time);
    private readonly Pacer[] _create = Pacers(limits, RateLimitScope.Create, time);
    private readonly long _origin = time.GetTimestamp();
    private long _blockedUntil;

    /// <summary>For how long the provider has said that it takes no creates; zero when it takes them.</summary>
    internal TimeSpan BlockedFor
    {
        get
        {
            TimeSpan left = new TimeSpan(Volatile.Read(ref _blockedUntil)) - time.GetElapsedTime(_origin);
            return left > TimeSpan.Zero ? left : TimeSpan.Zero;
        }
    }

    /// <summary>The provider refused a create as too frequent: the next ones wait too, rather than run into the same refusal.</summary>
    internal void BlockCreates(TimeSpan pause)
    {
        TimeSpan until = time.GetElapsedTime(_origin) + (pause < LongestBlock ? pause : LongestBlock);
        long current;
        while (until.Ticks > (current = Volatile.Read(ref _blockedUntil)) && Interlocked.CompareExchange(ref _blockedUntil, until.Ticks, current) != current)
        {
        }
    }

    /// <summary>Takes a permit to create if one is free now.</summary>
    internal bool TryCreateNow(out PacingPermit permit)
    {
        var taken = new List<(Pacer Pacer, TimeSpan Slot)>(_create.Length + _account.Length);
        permit = new PacingPermit(taken);
        if (BlockedFor > TimeSpan.Zero) return false;
        foreach (Pacer pacer in _create.Concat(_account))
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
        for (TimeSpan blocked; (blocked = BlockedFor) > TimeSpan.Zero; longest -= blocked)
        {
            if (blocked > longest) return false;
            await Task.Delay(blocked, time, cancellationToken).ConfigureAwait(false);
        }

        return await TakeAsync([.. _create, .. _account], longest, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Waits for a permit to read, or returns <c>false</c> when that would take longer than allowed.</summary>
    internal ValueTask<bool> TryReadAsync(TimeSpan longest, CancellationToken cancellationToken) => TakeAsync(_account, longest, cancellationToken);

    // All or none: a permit of one limit is given back where another limit refuses, or where the caller goes.
    private static async ValueTask<bool> TakeAsync(Pacer[] pacers, TimeSpan longest, CancellationToken cancellationToken)
    {
        var taken = new List<(Pacer Pacer, TimeSpan Slot)>(pacers.Length);
        bool isWhole = false;
        try
        {
            foreach (Pacer pacer in pacers)
            {
                if (await pacer.TryTakeAsync(longest, cancellationToken).ConfigureAwait(false) is not { } slot) return false;
                taken.Add((pacer, slot));
            }

            return isWhole = true;
        }
        finally
        {
            if (!isWhole) new PacingPermit(taken).Return();
        }
    }

    private static Pacer[] Pacers(IReadOnlyList<RateLimit> limits, RateLimitScope scope, TimeProvider time) =>
        [.. limits.Where(limit => limit.Scope == scope).Select(limit => new Pacer(limit, time))];
}
