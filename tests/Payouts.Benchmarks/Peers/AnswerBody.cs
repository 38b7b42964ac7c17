using System.Text.Json.Serialization;

namespace Payouts.Benchmarks.Peers;

/// <summary>The answer to the create call.</summary>
internal sealed class AnswerBody
{
    [JsonPropertyName("success")]
    public bool Success { get; set; }

    [JsonPropertyName("result")]
    public AnsweredPayout? Result { get; set; }

    /// <summary>The payout of an answer that accepts it; every peer looks as closely as this.</summary>
    public static AnsweredPayout Accepted(AnswerBody? answer) =>
        answer is { Success: true, Result: { } payout } ? payout : throw new InvalidOperationException("Not accepted.");
}
