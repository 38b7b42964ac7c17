namespace Payouts.Simulator;

/// <summary>What one read is to make of one payout; the default is the truth.</summary>
internal readonly record struct ReadSight(bool IsHidden, SimulatedOutcome? Shown);
