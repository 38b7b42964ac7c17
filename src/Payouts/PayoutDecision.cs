using System.Text.Json.Serialization;

namespace Payouts;

/// <summary>What a person found out about an unknown payout.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PayoutDecision>))]
public enum PayoutDecision
{
    /// <summary>The beneficiary was paid.</summary>
    Paid,

    /// <summary>The beneficiary was not paid and will not be: the payout becomes <see cref="PayoutStatus.Failed"/>; a new try is a new reference.</summary>
    NotPaid,
}
