namespace Payouts.Providers;

/// <summary>Conditions of a provider's own list.</summary>
public sealed record ProviderPayoutFilter
{
    /// <summary>The provider's own status text.</summary>
    public string? ProviderStatus { get; init; }

    /// <summary>The account at the provider that was debited.</summary>
    public string? SourceAccount { get; init; }

    /// <summary>The reference of the debit in the provider's ledger.</summary>
    public string? SourceTransactionReference { get; init; }

    /// <summary>The reference that the receiving network gave.</summary>
    public string? DestinationTransactionReference { get; init; }

    /// <summary>How many payouts to ask for at once; the provider's largest page when left out.</summary>
    public int? PageSize { get; init; }
}
