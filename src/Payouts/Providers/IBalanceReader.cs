namespace Payouts.Providers;

/// <summary>Reads the merchant's own accounts at the provider.</summary>
public interface IBalanceReader
{
    /// <summary>Every account with its balance, page by page as it is enumerated.</summary>
    IAsyncEnumerable<ProviderBalance> GetBalancesAsync(CancellationToken cancellationToken = default);

    /// <summary>One account with its balance, or <c>null</c> for an account that does not exist.</summary>
    Task<ProviderBalance?> GetBalanceAsync(string accountId, CancellationToken cancellationToken = default);
}
