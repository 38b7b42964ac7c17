using System.Text.Json.Serialization;
using Payouts.Benchmarks.Peers;

namespace RawApp;

/// <summary>The body of the create call.</summary>
internal sealed class RawBody
{
    [JsonPropertyName("amount")]
    public required AmountPart Amount { get; set; }

    [JsonPropertyName("destination")]
    public required DestinationPart Destination { get; set; }

    [JsonPropertyName("metadata")]
    public required Dictionary<string, string> Metadata { get; set; }
}
