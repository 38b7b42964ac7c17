using System.Text.Json.Serialization;

namespace Payouts.Journal;

/// <summary>One try to hand an intent to the provider.</summary>
public sealed record AttemptRecord
{
    /// <summary>1 for the first.</summary>
    public required int Number { get; init; }

    /// <summary>When it was claimed.</summary>
    public required DateTimeOffset BeganAt { get; init; }

    /// <summary>Until when its body could begin to leave and its answer come.</summary>
    public required DateTimeOffset Deadline { get; init; }

    /// <summary>What became of it; <c>null</c> while it is under way, or when its sender died.</summary>
    public AttemptResult? Result { get; init; }

    /// <summary>When it ended.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>The HTTP status of the answer.</summary>
    public int? HttpStatus { get; init; }

    /// <summary>The provider's reason, where it refused.</summary>
    public PayoutFailure? Failure { get; init; }

    /// <summary>The provider's id of the request.</summary>
    public string? RequestId { get; init; }

    /// <summary>Whether the payout may have been executed by this attempt for all that is known of it alone.</summary>
    [JsonIgnore]
    public bool MayHaveExecuted => Result == AttemptResult.MayHaveExecuted;
}
