using System.Globalization;

namespace Payouts;

/// <summary>One change of a payout: when, from what to what, why, and on what evidence.</summary>
public sealed record TimelineEntry
{
    private readonly OptionalTime _at;

    /// <summary>When it was journalled.</summary>
    public required DateTimeOffset At
    {
        get => _at.Value.GetValueOrDefault();
        init => _at = new OptionalTime(value);
    }

    /// <summary>The status before; <c>null</c> for the first entry.</summary>
    public PayoutStatus? From { get; init; }

    /// <summary>The status after; the same as before where only a fact was added.</summary>
    public required PayoutStatus To { get; init; }

    /// <summary>What caused it.</summary>
    public required TimelineSource Source { get; init; }

    /// <summary>What happened, in words without private values.</summary>
    public required string Description { get; init; }

    /// <summary>What the transport proved, where an attempt ended.</summary>
    public SendEvidence? Evidence { get; init; }

    /// <summary>The provider's own status text, where it said one.</summary>
    public string? ProviderStatus { get; init; }

    /// <summary>The provider's id of the request, for its support.</summary>
    public string? RequestId { get; init; }

    /// <summary>Who decided, where a person did.</summary>
    public string? Who { get; init; }

    /// <summary>On what grounds, in that person's own words; may hold private values.</summary>
    public string? Why { get; init; }

    /// <summary>Time, statuses and source only: a person's name and words are private.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{At:u} {From?.ToString() ?? "-"} to {To} ({Source})");
}
