namespace Payouts.Model.Replay;

/// <summary>An answer on its way back.</summary>
/// <param name="StatusCode">The HTTP status.</param>
/// <param name="Body">The body.</param>
internal sealed record FlightAnswer(int StatusCode, byte[] Body);
