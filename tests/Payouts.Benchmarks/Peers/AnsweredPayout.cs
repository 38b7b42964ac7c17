using System.Text.Json.Serialization;

namespace Payouts.Benchmarks.Peers;

/// <summary>The payout in an answer, with the fields that the library's adapter reads too.</summary>
internal sealed class AnsweredPayout
{
    [JsonPropertyName("id")]
    public string? Id { get; set; }

    [JsonPropertyName("status")]
    public string? Status { get; set; }

    [JsonPropertyName("amount")]
    public AmountPart? Amount { get; set; }

    [JsonPropertyName("fees")]
    public List<AmountPart>? Fees { get; set; }

    [JsonPropertyName("createTime")]
    public DateTimeOffset? CreateTime { get; set; }

    [JsonPropertyName("metadata")]
    public Dictionary<string, string>? Metadata { get; set; }
}
