namespace Payouts.Simulator.Alexpay;

/// <summary>A finished answer.</summary>
internal sealed record AlexpayAnswer(byte[] Body, int Status = 200);
