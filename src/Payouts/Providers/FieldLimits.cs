namespace Payouts.Providers;

/// <summary>The limits of the fields a provider takes; <c>null</c> means the provider does not take the field.</summary>
public sealed record FieldLimits
{
    /// <summary>The longest description in characters; <c>null</c> when a description is kept in the journal only.</summary>
    public int? DescriptionLength { get; init; }

    /// <summary>Whether a description is required.</summary>
    public bool RequiresDescription { get; init; }

    /// <summary>How many metadata entries of the caller's fit; 0 when the provider stores none.</summary>
    public int MetadataEntries { get; init; }

    /// <summary>The longest metadata key in characters.</summary>
    public int MetadataKeyLength { get; init; }

    /// <summary>The longest metadata value in characters.</summary>
    public int MetadataValueLength { get; init; }

    /// <summary>The longest account number in characters.</summary>
    public int AccountNumberLength { get; init; } = 64;

    /// <summary>Whether a mobile money payout needs the network named.</summary>
    public bool RequiresNetwork { get; init; }

    /// <summary>Whether the beneficiary's first name, last name and e-mail are required.</summary>
    public bool RequiresBeneficiary { get; init; }

    /// <summary>Whether a source account can be chosen.</summary>
    public bool TakesSourceAccount { get; init; }

    /// <summary>The smallest amount, in major units of the route's currency, where one is documented.</summary>
    public decimal? MinimumAmount { get; init; }
}
