namespace Payouts.Simulator.Moneroo;

/// <summary>A finished answer.</summary>
internal sealed record MonerooAnswer(byte[] Body, int Status = 200);
