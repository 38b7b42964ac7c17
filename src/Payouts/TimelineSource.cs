using System.Text.Json.Serialization;

namespace Payouts;

/// <summary>What caused a change of a payout.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<TimelineSource>))]
public enum TimelineSource
{
    /// <summary>A call of the application.</summary>
    Caller,

    /// <summary>An attempt to hand the payout to the provider.</summary>
    Attempt,

    /// <summary>An answer of the provider to a question.</summary>
    Read,

    /// <summary>Recovery: a sender died, or never came.</summary>
    Recovery,

    /// <summary>A delivery of the provider, confirmed by a read.</summary>
    Webhook,

    /// <summary>A person.</summary>
    Person,
}
