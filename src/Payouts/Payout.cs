namespace Payouts;

/// <summary>A payout as the journal knows it.</summary>
public sealed record Payout
{
    /// <summary>Your reference.</summary>
    public required string Reference { get; init; }

    /// <summary>The name of the provider account it goes through.</summary>
    public required string Provider { get; init; }

    /// <summary>The provider's id, once one is bound.</summary>
    public string? ProviderId { get; init; }

    /// <summary>The provider's own reference of the payout, where it names one beside the id: support may ask for it.</summary>
    public string? ProviderReference { get; init; }

    /// <summary>The unified status.</summary>
    public required PayoutStatus Status { get; init; }

    /// <summary>The provider's own status text, once it said one.</summary>
    public string? ProviderStatus { get; init; }

    /// <summary>What the beneficiary gets.</summary>
    public required Money Amount { get; init; }

    /// <summary>Where the money goes.</summary>
    public required PayoutDestination Destination { get; init; }

    /// <summary>The charges the provider reported; <c>null</c> means not told, empty means none.</summary>
    public IReadOnlyList<PayoutFee>? Fees { get; init; }

    /// <summary>Why no money moved, for <see cref="PayoutStatus.Failed"/>.</summary>
    public PayoutFailure? Failure { get; init; }

    /// <summary>The provider's words on a delay, where it gave any.</summary>
    public string? DelayReason { get; init; }

    /// <summary>What happens next, and who does it.</summary>
    public required NextStep NextStep { get; init; }

    /// <summary>Your description.</summary>
    public string? Description { get; init; }

    /// <summary>Your own entries.</summary>
    public IReadOnlyDictionary<string, string>? Metadata { get; init; }

    /// <summary>When the intent was journalled.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it last changed.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Whether what is private in it could not be decrypted: numbers and texts are blank, and it is looked up but neither sent nor repeated until the key is back.</summary>
    public bool IsSealed { get; init; }

    /// <summary>The version of the journal's record; grows with every change.</summary>
    public required long Version { get; init; }

    /// <summary>Every change so far, oldest first.</summary>
    public required IReadOnlyList<TimelineEntry> Timeline { get; init; }

    /// <summary>Whether nothing more is expected to happen.</summary>
    public bool IsFinal => Status.IsFinal();

    /// <summary>The provider's last answer as it came, or <c>null</c> before the first one.</summary>
    /// <remarks>Holds private values: for support and debugging, not for logs.</remarks>
    public RawAnswer? GetRawAnswer() => Raw;

    internal RawAnswer? Raw { get; init; }

    /// <summary>Reference, status and provider id: nothing about the person.</summary>
    public override string ToString() =>
        ProviderId is null ? $"Payout {Reference}: {Status} ({Provider})" : $"Payout {Reference}: {Status} ({Provider} {ProviderId})";
}
