namespace Payouts.Model.Protocol;

/// <summary>How long things last, in ticks, and how often callers call.</summary>
/// <param name="Deadline">From the beginning of an attempt until its body can no longer begin to leave.</param>
/// <param name="Grace">How long after its deadline a request that had left may still be executed.</param>
/// <param name="Lease">How long a claim lasts.</param>
/// <param name="Calls">How often each worker's caller calls create.</param>
internal sealed record Bounds(byte Deadline, byte Grace, byte Lease, byte Calls)
{
    /// <summary>The lease outlasts deadline and grace together.</summary>
    public static Bounds Usual { get; } = new(Deadline: 2, Grace: 1, Lease: 3, Calls: 2);

    /// <summary>More of everything, for protocols that never repeat and so have few states.</summary>
    public static Bounds Wide { get; } = new(Deadline: 3, Grace: 2, Lease: 6, Calls: 3);
}
