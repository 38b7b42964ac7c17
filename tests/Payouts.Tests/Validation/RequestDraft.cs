namespace Payouts.Tests.Validation;

/// <summary>A valid request for Monime, to be changed in one respect or several.</summary>
internal sealed record RequestDraft
{
    public string? Reference { get; init; } = "refund-4711";

    public Money Amount { get; init; } = Money.Of(10.50m, Currency.SLE);

    public PayoutDestination? Destination { get; init; } = PayoutDestination.MobileMoney("+23278000000", MobileNetwork.Orange, "SL");

    public Beneficiary? Beneficiary { get; init; }

    public string? Description { get; init; }

    public string? Provider { get; init; }

    public string? SourceAccount { get; init; }

    public IReadOnlyDictionary<string, string>? Metadata { get; init; }

    public string? Replaces { get; init; }

    public PayoutExtras? Extras { get; init; }

    public PayoutRequest ToRequest() => new()
    {
        Reference = Reference!,
        Amount = Amount,
        Destination = Destination!,
        Beneficiary = Beneficiary,
        Description = Description,
        Provider = Provider,
        SourceAccount = SourceAccount,
        Metadata = Metadata,
        Replaces = Replaces,
        Extras = Extras,
    };
}
