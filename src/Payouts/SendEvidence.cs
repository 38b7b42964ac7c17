using System.Text.Json.Serialization;

namespace Payouts;

/// <summary>What the transport proves about one attempt.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SendEvidence>))]
public enum SendEvidence
{
    /// <summary>The body provably never began to leave.</summary>
    NotSent,

    /// <summary>The body began to leave and no readable answer came back: it may have been executed.</summary>
    MayHaveExecuted,

    /// <summary>The provider answered.</summary>
    Answered,
}
