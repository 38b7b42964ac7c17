using System.Text.Json.Serialization;

namespace Payouts.Journal;

/// <summary>What became of one attempt.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<AttemptResult>))]
public enum AttemptResult
{
    /// <summary>Nothing left this process.</summary>
    NotSent,

    /// <summary>The provider answered, and provably executed nothing: throttled, or not set up.</summary>
    NotExecuted,

    /// <summary>The provider refused the payout.</summary>
    Declined,

    /// <summary>The provider accepted the payout.</summary>
    Accepted,

    /// <summary>It may have been executed.</summary>
    MayHaveExecuted,
}
