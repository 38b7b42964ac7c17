using System.Text.Json.Serialization;

namespace Payouts.Benchmarks.Peers;

/// <summary>The answer to the create call.</summary>
internal sealed class AnswerBody
{
    [JsonPropertyName("success")]
    public bool Success { get; set; }

    [JsonPropertyName("result")]
    public AnsweredPayout? Result { get; set; }
}
