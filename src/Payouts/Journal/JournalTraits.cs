namespace Payouts.Journal;

/// <summary>What kind of journal it is.</summary>
/// <param name="Name">Its name in messages, such as <c>memory</c>.</param>
/// <param name="IsDurable">Whether a record outlives the process.</param>
/// <param name="IsShared">Whether several machines can share it.</param>
public sealed record JournalTraits(string Name, bool IsDurable, bool IsShared);
