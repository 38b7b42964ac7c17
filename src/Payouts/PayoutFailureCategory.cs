using System.Text.Json.Serialization;

namespace Payouts;

/// <summary>What kind of reason stopped a payout or a call.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PayoutFailureCategory>))]
public enum PayoutFailureCategory
{
    /// <summary>The provider gave no reason, or one that no table knows.</summary>
    Unspecified,

    /// <summary>The request broke a rule of the provider.</summary>
    InvalidRequest,

    /// <summary>The merchant's balance is too low: top up, then make a new payout.</summary>
    InsufficientFunds,

    /// <summary>The recipient's account does not exist.</summary>
    RecipientNotFound,

    /// <summary>The recipient's account cannot receive money.</summary>
    RecipientBlocked,

    /// <summary>A daily or per-payout limit was passed.</summary>
    LimitExceeded,

    /// <summary>Key, permission, address or version: set the account up, then call again.</summary>
    Configuration,

    /// <summary>The payout ran out of time at the provider.</summary>
    Expired,

    /// <summary>Fault at the provider or its partner.</summary>
    ProviderFault,

    /// <summary>Too many calls.</summary>
    RateLimited,

    /// <summary>The provider could not be reached, or its answer could not be read.</summary>
    Unreachable,

    /// <summary>Stopped on this side: limiter, breaker, journal or shutdown.</summary>
    Local,

    /// <summary>A person decided so.</summary>
    DecidedByPerson,

    /// <summary>A guard or policy of this application stopped it.</summary>
    Policy,
}
