namespace Payouts.Simulator;

/// <summary>One payout that a provider accepted.</summary>
public sealed record LedgerEntry
{
    /// <summary>The provider's name.</summary>
    public required string Provider { get; init; }

    /// <summary>The provider's id of the payout.</summary>
    public required string PayoutId { get; init; }

    /// <summary>The tenant that pays, such as a Space id; null where a provider has none.</summary>
    public string? Tenant { get; init; }

    /// <summary>The metadata as accepted; later updates do not change it.</summary>
    public required IReadOnlyDictionary<string, string> Metadata { get; init; }

    /// <summary>The amount in minor units of <see cref="Currency"/>, without fees.</summary>
    public required long AmountMinor { get; init; }

    /// <summary>The ISO 4217 code.</summary>
    public required string Currency { get; init; }

    /// <summary>The full phone, account or wallet number.</summary>
    public required string Destination { get; init; }

    /// <summary>The idempotency key of the request; null where a provider has none.</summary>
    public string? IdempotencyKey { get; init; }

    /// <summary>When the provider accepted the payout, by the simulator's clock.</summary>
    public required DateTimeOffset AcceptedAt { get; init; }

    /// <summary>What became of the money.</summary>
    public LedgerState State { get; init; }

    /// <summary>Whether the money has moved or will, even if it came back later: what may be so once and no oftener.</summary>
    public bool IsCommitted => State is LedgerState.Accepted or LedgerState.Completed or LedgerState.Reversed;

    /// <summary>The destination with all but its last two characters hidden.</summary>
    public string MaskedDestination =>
        Destination.Length <= 2 ? Destination : new string('*', Destination.Length - 2) + Destination[^2..];

    /// <summary>The id and state, and nothing private.</summary>
    public override string ToString() => $"{Provider} {PayoutId} {State}";
}
