using Payouts.Providers;

namespace Payouts.Sending;

/// <summary>All rate limits of one provider account, shared by sends and reads.</summary>
internal sealed class AccountPacing(IReadOnlyList<RateLimit> limits, TimeProvider time)
{
    private readonly Pacer[] _account = Pacers(limits, RateLimitScope.Account, time);
    private readonly Pacer[] _create = Pacers(limits, RateLimitScope.Create, time);

    /// <summary>Takes a permit to create if one is free now.</summary>
    internal bool TryCreateNow(out PacingPermit permit)
    {
        var taken = new List<(Pacer Pacer, TimeSpan Slot)>(_create.Length + _account.Length);
        permit = new PacingPermit(taken);
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
    internal async ValueTask<bool> TryCreateAsync(TimeSpan longest, CancellationToken cancellationToken) =>
        await TakeAsync(_create, longest, cancellationToken).ConfigureAwait(false)
        && await TakeAsync(_account, longest, cancellationToken).ConfigureAwait(false);

    /// <summary>Waits for a permit to read, or returns <c>false</c> when that would take longer than allowed.</summary>
    internal ValueTask<bool> TryReadAsync(TimeSpan longest, CancellationToken cancellationToken) => TakeAsync(_account, longest, cancellationToken);

    private static async ValueTask<bool> TakeAsync(Pacer[] pacers, TimeSpan longest, CancellationToken cancellationToken)
    {
        foreach (Pacer pacer in pacers)
        {
            if (!await pacer.TryTakeAsync(longest, cancellationToken).ConfigureAwait(false)) return false;
        }

        return true;
    }

    private static Pacer[] Pacers(IReadOnlyList<RateLimit> limits, RateLimitScope scope, TimeProvider time) =>
        [.. limits.Where(limit => limit.Scope == scope).Select(limit => new Pacer(limit, time))];
}
