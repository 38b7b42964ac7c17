using System.Text.Json.Serialization;

namespace Payouts.Benchmarks.Peers;

/// <summary>Who is paid.</summary>
internal sealed class DestinationPart
{
    [JsonPropertyName("type")]
    public required string Type { get; set; }

    [JsonPropertyName("providerId")]
    public required string ProviderId { get; set; }

    [JsonPropertyName("phoneNumber")]
    public required string PhoneNumber { get; set; }

    [JsonPropertyName("transactionReference")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? TransactionReference { get; set; }
}
