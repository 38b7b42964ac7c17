namespace Payouts.Providers;

/// <summary>What the answer to a create call says.</summary>
public enum CreateReadingKind
{
    /// <summary>No form that the provider documents: HTML, truncated, another type, no id.</summary>
    Unrecognised,

    /// <summary>A payout with an id.</summary>
    Accepted,

    /// <summary>A refusal in the provider's documented form.</summary>
    Rejected,

    /// <summary>A request with this key or reference exists already.</summary>
    AlreadyExists,
}
