namespace Payouts.Providers;

/// <summary>What a delivery names.</summary>
public sealed record WebhookNotice
{
    /// <summary>A body that is not JSON, or of no known outline.</summary>
    public static WebhookNotice Unreadable { get; } = new();

    /// <summary>The provider's name of what happened.</summary>
    public string? EventName { get; init; }

    /// <summary>The provider's id of the event, the same for every copy; <c>null</c> where it has none.</summary>
    public string? EventId { get; init; }

    /// <summary>Whether it tells of a payout.</summary>
    public bool IsPayout { get; init; }

    /// <summary>The provider's id of the payout.</summary>
    public string? ProviderId { get; init; }

    /// <summary>The provider's own reference of the payout, where it names one beside the id.</summary>
    public string? ProviderReference { get; init; }

    /// <summary>Whether it tells of a payout, and nothing that a sender wrote.</summary>
    public override string ToString() => IsPayout ? "of a payout" : "of something else";
}
