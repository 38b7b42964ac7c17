using System.Text.Json.Serialization;
using Payouts.Providers;

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

    /// <summary>Whether another payout of this intent may have been paid although this one was not: then nothing is final.</summary>
    [JsonIgnore]
    public bool IsDisputed => OtherProviderIds.Count > 0 && Status is PayoutStatus.Failed or PayoutStatus.Cancelled or PayoutStatus.Reversed;

    /// <summary>The last answer as it came. Private.</summary>
    public RawAnswer? Raw { get; init; }

    /// <summary>Whether a reading is of this payout: by id, or by the provider's own reference where it names payouts twice.</summary>
    internal bool Is(PayoutReading reading) =>
        Same(ProviderId, reading.ProviderId) || Same(ProviderId, reading.ProviderReference) || Same(ProviderReference, reading.ProviderId) || Same(ProviderReference, reading.ProviderReference);

    private static bool Same(string? left, string? right) => left is not null && string.Equals(left, right, StringComparison.Ordinal);

    /// <summary>Id and status only: a provider's words may hold private values.</summary>
    public override string ToString() => $"{ProviderId}: {Status}";
}
