using System.Text.Json.Serialization;

namespace Payouts.Providers;

/// <summary>What a name lookup found.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<AccountNameOutcome>))]
public enum AccountNameOutcome
{
    /// <summary>The lookup failed or said nothing usable: neither for nor against the account.</summary>
    CouldNotCheck,

    /// <summary>The holder's name is the expected one, or no name was expected and there is a holder.</summary>
    Match,

    /// <summary>The names share a part, such as the family name.</summary>
    CloseMatch,

    /// <summary>The names share nothing, or the account does not exist.</summary>
    NoMatch,

    /// <summary>The provider cannot look up accounts of this kind.</summary>
    NotOffered,
}
