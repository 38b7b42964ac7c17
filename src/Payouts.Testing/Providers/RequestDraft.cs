namespace Payouts.Testing;

/// <summary>A request that can be changed before it is made.</summary>
internal sealed class RequestDraft
{
    internal RequestDraft(PayoutRequest request)
    {
        Reference = request.Reference;
        Amount = request.Amount;
        Destination = request.Destination;
        Beneficiary = request.Beneficiary;
        Description = request.Description;
        Provider = request.Provider;
        SourceAccount = request.SourceAccount;
        Metadata = request.Metadata;
        Replaces = request.Replaces;
        Extras = request.Extras;
    }

    internal string Reference { get; set; }

    internal Money Amount { get; set; }

    internal PayoutDestination Destination { get; set; }

    internal Beneficiary? Beneficiary { get; set; }

    internal string? Description { get; set; }

    internal string? Provider { get; set; }

    internal string? SourceAccount { get; set; }

    internal IReadOnlyDictionary<string, string>? Metadata { get; set; }

    internal string? Replaces { get; set; }

    internal PayoutExtras? Extras { get; set; }

    internal PayoutRequest ToRequest() => new()
    {
        Reference = Reference,
        Amount = Amount,
        Destination = Destination,
        Beneficiary = Beneficiary,
        Description = Description,
        Provider = Provider,
        SourceAccount = SourceAccount,
        Metadata = Metadata,
        Replaces = Replaces,
        Extras = Extras,
    };
}
