using Payouts.Providers;

namespace Payouts.Moneroo;

/// <summary>Keeps Moneroo's list of methods for a while, so that payouts do not ask for it one by one.</summary>
internal sealed class MonerooDirectories(MonerooClient client, Func<MonerooOptions> options, TimeProvider time)
{
    // A payout waits no longer than this for the list: the documented table can stand in.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    // After a read in vain the table stands in at once, for this long.
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(30);

    private readonly Lock _gate = new();
    private DirectoryCache<MonerooMethodList>? _lists;
    private TimeSpan _keptFor;
    private (string Address, long At)? _failed;

    /// <summary>The list, kept or read now.</summary>
    /// <exception cref="PayoutProviderException">It could not be read.</exception>
    internal Task<MonerooMethodList> GetAsync(CancellationToken cancellationToken)
    {
        MonerooOptions current = options();
        Uri address = MonerooClient.AddressOf(current, "utils/payout/methods");
        return CacheOf(current.MethodsKeptFor).GetAsync(address.AbsoluteUri, token => ReadAsync(address, token), cancellationToken);
    }

    /// <summary>The list, or <c>null</c> where it cannot be had soon.</summary>
    internal async Task<MonerooMethodList?> TryGetAsync(CancellationToken cancellationToken)
    {
        string address = options().BaseAddress.AbsoluteUri;
        if (HasFailedLately(address)) return null;
        using var patience = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            return await GetAsync(either.Token).ConfigureAwait(false);
        }
        catch (Exception error) when (error is PayoutProviderException || (error is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            lock (_gate) _failed = (address, time.GetTimestamp());
            return null;
        }
    }

    private async Task<MonerooMethodList> ReadAsync(Uri address, CancellationToken cancellationToken)
    {
        MonerooMethodList list = await client.ReadMethodsAsync(address, cancellationToken).ConfigureAwait(false);
        lock (_gate) _failed = null;
        return list;
    }

    private bool HasFailedLately(string address)
    {
        lock (_gate) return _failed is { } failed && string.Equals(failed.Address, address, StringComparison.Ordinal) && time.GetElapsedTime(failed.At) < Rest;
    }

    // The time is an option and may change while the application runs; what was kept under the former one is read anew.
    private DirectoryCache<MonerooMethodList> CacheOf(TimeSpan keptFor)
    {
        lock (_gate)
        {
            if (_lists is null || _keptFor != keptFor) _lists = new DirectoryCache<MonerooMethodList>(time, keptFor);
            _keptFor = keptFor;
            return _lists;
        }
    }
}
