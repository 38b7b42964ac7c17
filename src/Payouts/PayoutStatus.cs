using System.Text.Json.Serialization;

namespace Payouts;

/// <summary>The unified state of a payout: a function of every attempt and every observation.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PayoutStatus>))]
public enum PayoutStatus
{
    /// <summary>Journalled; nothing was accepted by the provider.</summary>
    Created,

    /// <summary>Accepted by the provider, not final.</summary>
    Pending,

    /// <summary>The provider says the beneficiary was paid.</summary>
    Succeeded,

    /// <summary>Definite: no money moved, and <see cref="Payout.Failure"/> says why.</summary>
    Failed,

    /// <summary>Definite: withdrawn before any money moved.</summary>
    Cancelled,

    /// <summary>The money came back after it had been paid.</summary>
    Reversed,

    /// <summary>May have been executed; being found out, never re-sent blindly.</summary>
    Unknown,
}
