namespace Payouts.Providers;

/// <summary>Replaces the entries stored with a payout.</summary>
public interface IPayoutMetadataUpdate
{
    /// <summary>Stores new entries, and the handle with them, for a provider may replace rather than merge.</summary>
    /// <exception cref="PayoutProviderException">The provider refused, or gave no useful answer.</exception>
    Task<PayoutReading> UpdateMetadataAsync(
        string providerId, CorrelationHandle handle, IReadOnlyDictionary<string, string> metadata, CancellationToken cancellationToken);
}
