using System.Text.Json.Serialization;

namespace Payouts.Benchmarks.Peers;

/// <summary>An amount in minor units.</summary>
internal sealed class AmountPart
{
    [JsonPropertyName("currency")]
    public required string Currency { get; set; }

    [JsonPropertyName("value")]
    public required long Value { get; set; }
}
