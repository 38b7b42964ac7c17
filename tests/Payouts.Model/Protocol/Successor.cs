namespace Payouts.Model.Protocol;

/// <summary>What one move makes of a state.</summary>
/// <param name="Move">The move.</param>
/// <param name="State">The state after it.</param>
/// <param name="IsFault">Whether something went wrong by it that need not have.</param>
internal readonly record struct Successor(Move Move, State State, bool IsFault);
