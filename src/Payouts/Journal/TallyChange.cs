namespace Payouts.Journal;

/// <summary>What a write adds to a running total, in its own commit: limits that hold over every process that shares the journal.</summary>
public sealed record TallyChange
{
    /// <summary>Which total: 1 to 300 characters, without private values in clear.</summary>
    public required string Key { get; init; }

    /// <summary>How many to add; less than zero gives back. A total never falls below zero.</summary>
    public long Count { get; init; }

    /// <summary>How much to add, in whatever unit the key stands for; less than zero gives back. A total never falls below zero.</summary>
    public long Amount { get; init; }

    /// <summary>The write is refused where the count would be greater after it; <c>null</c> for no limit.</summary>
    public long? MostCount { get; init; }

    /// <summary>The write is refused where the amount would be greater after it; <c>null</c> for no limit.</summary>
    public long? MostAmount { get; init; }

    /// <summary>How long a total lasts from a change that adds to it, on the journal's clock, unless an earlier one made it last longer; afterwards it begins at zero again. <c>null</c> for ever.</summary>
    public TimeSpan? Keep { get; init; }

    /// <summary>Who adds, up to 500 characters, such as the payout's reference; kept of the last change that added something.</summary>
    public string? Holder { get; init; }

    /// <summary>Key and count only.</summary>
    public override string ToString() => $"Tally {Key}: {Count}";
}
