namespace Payouts.Journal;

/// <summary>What a write does to the claim.</summary>
/// <param name="Kind">Take, keep or release.</param>
/// <param name="Owner">Who takes it.</param>
/// <param name="Lease">For how long it is taken.</param>
public sealed record ClaimChange(ClaimChangeKind Kind, string Owner = "", TimeSpan Lease = default)
{
    /// <summary>Leaves the claim as it is.</summary>
    public static ClaimChange Keep { get; } = new(ClaimChangeKind.Keep);

    /// <summary>Ends the claim.</summary>
    public static ClaimChange Release { get; } = new(ClaimChangeKind.Release);

    /// <summary>Takes the claim; refused while another one lasts.</summary>
    public static ClaimChange Take(string owner, TimeSpan lease) => new(ClaimChangeKind.Take, owner, lease);
}
