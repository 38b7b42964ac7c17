using System.Text.Json.Serialization;

namespace Payouts.Guards;

/// <summary>What becomes of a payout whose destination, amount and currency another reference had a short while ago.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DuplicateRule>))]
public enum DuplicateRule
{
    /// <summary>It is refused, unless its request says <see cref="PayoutRequest.AllowDuplicate"/>.</summary>
    Refuse,

    /// <summary>It is paid, and an event tells of it.</summary>
    Warn,
}
