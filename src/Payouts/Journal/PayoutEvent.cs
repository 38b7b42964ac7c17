namespace Payouts.Journal;

/// <summary>Something the application is told at least once, in order per payout.</summary>
public sealed record PayoutEvent
{
    private readonly OptionalTime _at;

    /// <summary>What happened.</summary>
    public required PayoutEventKind Kind { get; init; }

    /// <summary>The payout.</summary>
    public required string Reference { get; init; }

    /// <summary>Its provider account.</summary>
    public required string Provider { get; init; }

    /// <summary>The status before.</summary>
    public PayoutStatus? From { get; init; }

    /// <summary>The status after.</summary>
    public required PayoutStatus To { get; init; }

    /// <summary>When it was journalled.</summary>
    public required DateTimeOffset At
    {
        get => _at.Value.GetValueOrDefault();
        init => _at = new OptionalTime(value);
    }

    /// <summary>What happened, in words without private values.</summary>
    public required string Description { get; init; }

    /// <summary>The W3C trace context it was written in, where that was recorded: the span of its delivery links to it.</summary>
    public string? TraceParent { get; init; }

    /// <summary>Payout, kind and statuses only: the description may quote a person.</summary>
    public override string ToString() => $"{Kind}: {Reference} ({Provider}) {From?.ToString() ?? "-"} to {To}";
}
