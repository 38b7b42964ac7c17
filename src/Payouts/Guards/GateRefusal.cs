namespace Payouts.Guards;

/// <summary>Why nothing is sent now, and what to do.</summary>
internal sealed record GateRefusal(string Reason, string NextStep);
