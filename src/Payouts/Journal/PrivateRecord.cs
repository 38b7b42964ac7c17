using Payouts.Providers;

namespace Payouts.Journal;

/// <summary>What of a record is of people, as it goes through the protector; everything else stands in the clear part.</summary>
internal sealed record PrivateRecord
{
    public PayoutRequest? Request { get; init; }

    public PreparedExchange? Exchange { get; init; }

    public IReadOnlyDictionary<string, string>? Metadata { get; init; }

    /// <summary>The providers' reasons that quote something, by the number of the attempt.</summary>
    public IReadOnlyDictionary<int, PayoutFailure>? Failures { get; init; }

    public RawAnswer? LastAnswer { get; init; }

    public PayoutFailure? ObservedFailure { get; init; }

    public string? DelayReason { get; init; }

    public RawAnswer? Raw { get; init; }

    public PersonDecision? Decision { get; init; }

    public PersonDecision? Proposal { get; init; }
}
