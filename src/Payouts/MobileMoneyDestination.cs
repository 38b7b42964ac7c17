using System.Text.Json.Serialization;

namespace Payouts;

/// <summary>A mobile money wallet.</summary>
public sealed class MobileMoneyDestination : PayoutDestination
{
    /// <summary>Makes a wallet; checked when the payout is created, together with everything else.</summary>
    public MobileMoneyDestination(string phoneNumber, MobileNetwork? network = null, string? country = null)
        : base(country)
    {
        PhoneNumber = phoneNumber;
        Network = network;
    }

    /// <inheritdoc />
    [JsonIgnore]
    public override PayoutChannel Channel => PayoutChannel.MobileMoney;

    /// <summary>The phone number in E.164. Private: never logged.</summary>
    public string PhoneNumber { get; }

    /// <summary>The operator, or <c>null</c> to let the provider find it.</summary>
    public MobileNetwork? Network { get; }
}
