using System.Globalization;
using System.Text.Json.Serialization;

namespace Payouts.Journal;

/// <summary>One try to hand an intent to the provider.</summary>
public sealed record AttemptRecord
{
    private readonly OptionalTime _beganAt;
    private readonly OptionalTime _deadline;
    private readonly OptionalTime _endedAt;

    /// <summary>1 for the first.</summary>
    public required int Number { get; init; }

    /// <summary>Tells it from every other attempt of any process: made anew with each write that begins one.</summary>
    public string Mark { get; init; } = "";

    /// <summary>For how long its claim was taken.</summary>
    public TimeSpan Lease { get; init; }

    /// <summary>When it was claimed: on the sender's clock while it is under way, on the journal's once it ended.</summary>
    public required DateTimeOffset BeganAt
    {
        get => _beganAt.Value.GetValueOrDefault();
        init => _beganAt = new OptionalTime(value);
    }

    /// <summary>Until when its body could begin to leave and its answer come.</summary>
    public required DateTimeOffset Deadline
    {
        get => _deadline.Value.GetValueOrDefault();
        init => _deadline = new OptionalTime(value);
    }

    /// <summary>What became of it; <c>null</c> while it is under way, or when its sender died.</summary>
    public AttemptResult? Result { get; init; }

    /// <summary>When it ended.</summary>
    public DateTimeOffset? EndedAt
    {
        get => _endedAt.Value;
        init => _endedAt = new OptionalTime(value);
    }

    /// <summary>The HTTP status of the answer.</summary>
    public int? HttpStatus { get; init; }

    /// <summary>The provider's reason, where it refused.</summary>
    public PayoutFailure? Failure { get; init; }

    /// <summary>The provider's id of the request.</summary>
    public string? RequestId { get; init; }

    /// <summary>The W3C trace context it was begun in, where that was recorded: later spans link to it.</summary>
    public string? TraceParent { get; init; }

    /// <summary>Whether the payout may have been executed by this attempt for all that is known of it alone.</summary>
    [JsonIgnore]
    public bool MayHaveExecuted => Result == AttemptResult.MayHaveExecuted;

    /// <summary>Number and result only.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"Attempt {Number}: {Result?.ToString() ?? "open"}");
}
