namespace Payouts.Simulator.Monime;

/// <summary>A finished answer; a replay carries the cache header.</summary>
internal sealed record MonimeAnswer(byte[] Body, int Status = 200, bool Replayed = false);
