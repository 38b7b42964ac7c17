using System.Text.Json.Serialization;

namespace Payouts.Journal;

/// <summary>What an event tells.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PayoutEventKind>))]
public enum PayoutEventKind
{
    /// <summary>An intent was journalled.</summary>
    Created,

    /// <summary>The status changed in the ordinary way.</summary>
    StatusChanged,

    /// <summary>The payout may have been executed and is being found out.</summary>
    BecameUnknown,

    /// <summary>An unknown payout was settled.</summary>
    Resolved,

    /// <summary>Money came back.</summary>
    Reversed,

    /// <summary>The provider contradicts a final status: look before anybody pays again.</summary>
    Contradiction,

    /// <summary>The provider holds two payouts for one intent.</summary>
    DuplicateExecution,

    /// <summary>The provider shows another amount, currency or environment than the intent.</summary>
    Mismatch,

    /// <summary>A policy holds it until a person releases it.</summary>
    Held,

    /// <summary>A person has released it to be sent.</summary>
    Released,

    /// <summary>Another reference asked for the same destination and amount a short while ago; it is paid all the same.</summary>
    PossibleDuplicate,

    /// <summary>The provider used a status text that no table knows.</summary>
    UnmappedStatus,

    /// <summary>The intent is journalled and nothing was sent for long: nobody will, unless <c>CreateAsync</c> is called again or it is cancelled.</summary>
    NeverSent,
}
