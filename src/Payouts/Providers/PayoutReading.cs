namespace Payouts.Providers;

/// <summary>What a provider says about one payout, in the unified model.</summary>
public sealed record PayoutReading
{
    private readonly OptionalTime _createdAt;

    /// <summary>The reading of a documented "no such payout".</summary>
    public static PayoutReading NotFound { get; } = new() { Status = PayoutStatus.Unknown };

    /// <summary>The provider's id.</summary>
    public string ProviderId { get; init; } = "";

    /// <summary>The provider's own reference of the payout, where it names one beside the id.</summary>
    public string? ProviderReference { get; init; }

    /// <summary>The unified status; <see cref="PayoutStatus.Pending"/> for a text that no table knows.</summary>
    public required PayoutStatus Status { get; init; }

    /// <summary>The provider's own status text.</summary>
    public string? ProviderStatus { get; init; }

    /// <summary>Whether the status text is in the adapter's table.</summary>
    public bool IsStatusKnown { get; init; } = true;

    /// <summary>The amount the provider holds, where it could be read.</summary>
    public Money? Amount { get; init; }

    /// <summary>The handle stored with the payout, where the answer shows it.</summary>
    public string? Handle { get; init; }

    /// <summary>Test or live, where the answer tells.</summary>
    public string? Environment { get; init; }

    /// <summary>The charges; <c>null</c> when not told.</summary>
    public IReadOnlyList<PayoutFee>? Fees { get; init; }

    /// <summary>The reason, only for a failed payout.</summary>
    public PayoutFailure? Failure { get; init; }

    /// <summary>The provider's words on a delay.</summary>
    public string? DelayReason { get; init; }

    /// <summary>When the provider made the payout.</summary>
    public DateTimeOffset? CreatedAt
    {
        get => _createdAt.Value;
        init => _createdAt = new OptionalTime(value);
    }

    /// <summary>The provider's id of the request that gave this reading.</summary>
    public string? RequestId { get; init; }

    /// <summary>The answer as it came, for support.</summary>
    public RawAnswer? Raw { get; init; }

    /// <summary>Whether this is the reading of "no such payout".</summary>
    public bool IsNotFound => ReferenceEquals(this, NotFound);

    /// <summary>Id and status only.</summary>
    public override string ToString() => IsNotFound ? "no such payout" : $"{ProviderId}: {Status}";
}
