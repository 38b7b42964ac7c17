using System.Text.Json.Serialization;

namespace Payouts;

/// <summary>A wallet known by its own id.</summary>
public sealed class ProviderWalletDestination : PayoutDestination
{
    /// <summary>Makes a wallet; checked when the payout is created, together with everything else.</summary>
    public ProviderWalletDestination(string walletCode, string walletId, string? country = null)
        : base(country)
    {
        WalletCode = walletCode;
        WalletId = walletId;
    }

    /// <inheritdoc />
    [JsonIgnore]
    public override PayoutChannel Channel => PayoutChannel.ProviderWallet;

    /// <summary>The provider's code of the wallet scheme.</summary>
    public string WalletCode { get; }

    /// <summary>The wallet's id. Private: never logged.</summary>
    public string WalletId { get; }
}
