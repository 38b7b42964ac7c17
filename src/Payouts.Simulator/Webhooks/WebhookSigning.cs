namespace Payouts.Simulator;

/// <summary>The headers that a provider puts beside a body, by its signing scheme.</summary>
internal delegate IReadOnlyList<KeyValuePair<string, string>> WebhookSigning(byte[] body, string secret, DateTimeOffset at);
