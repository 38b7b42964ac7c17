namespace Payouts.Journal;

/// <summary>What of a timeline entry or an event is of people.</summary>
internal sealed record PrivateWords
{
    public string? Who { get; init; }

    public string? Why { get; init; }

    public string? Description { get; init; }
}
