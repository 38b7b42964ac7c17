namespace Payouts.Journal;

/// <summary>The merged observations of the payout at its provider.</summary>
public sealed record ObservedPayout
{
    /// <summary>The provider's id.</summary>
    public required string ProviderId { get; init; }

    /// <summary>The provider's own reference of the payout, where it names one beside the id.</summary>
    public string? ProviderReference { get; init; }

    /// <summary>The unified status: never <see cref="PayoutStatus.Created"/> or <see cref="PayoutStatus.Unknown"/>.</summary>
    public required PayoutStatus Status { get; init; }

    /// <summary>The provider's own status text.</summary>
    public string? ProviderStatus { get; init; }

    /// <summary>The charges, once told.</summary>
    public IReadOnlyList<PayoutFee>? Fees { get; init; }

    /// <summary>The reason of a failure.</summary>
    public PayoutFailure? Failure { get; init; }

    /// <summary>The provider's words on a delay.</summary>
    public string? DelayReason { get; init; }

    /// <summary>Ids of further payouts at the provider that carry this intent's handle: each a duplicate execution.</summary>
    public IReadOnlyList<string> OtherProviderIds { get; init; } = [];

    /// <summary>The last answer as it came. Private.</summary>
    public RawAnswer? Raw { get; init; }

    /// <summary>Id and status only: a provider's words may hold private values.</summary>
    public override string ToString() => $"{ProviderId}: {Status}";
}
