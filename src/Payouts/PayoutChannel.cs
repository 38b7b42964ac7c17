using System.Text.Json.Serialization;

namespace Payouts;

/// <summary>The kind of account that is paid.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PayoutChannel>))]
public enum PayoutChannel
{
    /// <summary>A mobile money wallet, found by its phone number.</summary>
    MobileMoney,

    /// <summary>A bank account.</summary>
    BankAccount,

    /// <summary>A wallet that is neither a phone's nor a bank's, found by the wallet's own id.</summary>
    ProviderWallet,
}
