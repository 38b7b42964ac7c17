namespace Payouts.Journal;

/// <summary>A webhook delivery that was accepted and waits to be looked into: names only, and nothing else of its body.</summary>
public sealed record JournalDelivery
{
    /// <summary>The journal's number; 0 before it is stored.</summary>
    public long Id { get; init; }

    /// <summary>The account it belongs to.</summary>
    public required string Account { get; init; }

    /// <summary>What two copies of one delivery have in common, unique within the account; up to 200 characters.</summary>
    public required string Key { get; init; }

    /// <summary>The provider's name of what happened.</summary>
    public string? EventName { get; init; }

    /// <summary>The provider's id of the payout.</summary>
    public string? ProviderId { get; init; }

    /// <summary>The provider's own reference of the payout, where it names one beside the id.</summary>
    public string? ProviderReference { get; init; }

    /// <summary>The handle of the payout whose callback address it came to; <c>null</c> where it came to a common one.</summary>
    public string? Handle { get; init; }

    /// <summary>Whether it was signed; one that was not came to a payout's own address, and proves no more than that.</summary>
    public bool IsSigned { get; init; } = true;

    /// <summary>The trace it was received in, as <c>traceparent</c> writes it; <c>null</c> where nobody traces.</summary>
    public string? TraceParent { get; init; }

    /// <summary>When it came.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>How often it was taken before.</summary>
    public int Takes { get; init; }

    /// <summary>Number and takes only.</summary>
    public override string ToString() => FormattableString.Invariant($"delivery {Id}, taken {Takes} times before");
}
