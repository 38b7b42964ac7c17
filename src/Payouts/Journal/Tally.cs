namespace Payouts.Journal;

/// <summary>A running total as the journal holds it.</summary>
/// <param name="Key">Which total.</param>
/// <param name="Count">How many were added.</param>
/// <param name="Amount">How much was added, in the unit of the key.</param>
/// <param name="Holder">Who added last.</param>
public sealed record Tally(string Key, long Count, long Amount, string? Holder)
{
    /// <summary>Key and count only.</summary>
    public override string ToString() => $"Tally {Key}: {Count}";
}
