namespace Payouts.Simulator;

/// <summary>The exact bytes of a webhook and the headers that sign them.</summary>
internal sealed record SignedBody(byte[] Body, IReadOnlyList<KeyValuePair<string, string>> Headers);
