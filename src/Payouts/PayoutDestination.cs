using System.Text.Json.Serialization;

namespace Payouts;

/// <summary>Where the money goes; make one with the methods of this class.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(MobileMoneyDestination), "mobileMoney")]
[JsonDerivedType(typeof(BankAccountDestination), "bankAccount")]
[JsonDerivedType(typeof(ProviderWalletDestination), "providerWallet")]
public abstract class PayoutDestination
{
    private protected PayoutDestination(string? country) => Country = country;

    /// <summary>The kind of account.</summary>
    [JsonIgnore]
    public abstract PayoutChannel Channel { get; }

    /// <summary>The account's country as ISO 3166-1 alpha-2, such as <c>SL</c>; may be left out where the provider serves one country.</summary>
    public string? Country { get; }

    /// <summary>A mobile money wallet.</summary>
    /// <param name="phoneNumber">The phone number in E.164: <c>+23278000000</c>. No zero is added or taken away.</param>
    /// <param name="network">The operator; may be left out only where the provider finds it itself.</param>
    /// <param name="country">ISO 3166-1 alpha-2.</param>
    public static PayoutDestination MobileMoney(string phoneNumber, MobileNetwork? network = null, string? country = null) =>
        new MobileMoneyDestination(phoneNumber, network, country);

    /// <summary>A bank account.</summary>
    /// <param name="bankCode">The provider's code or id of the bank, as its bank directory gives it.</param>
    /// <param name="accountNumber">The account number, sent as given.</param>
    /// <param name="country">ISO 3166-1 alpha-2.</param>
    public static PayoutDestination BankAccount(string bankCode, string accountNumber, string? country = null) =>
        new BankAccountDestination(bankCode, accountNumber, country);

    /// <summary>A wallet known by its own id.</summary>
    /// <param name="walletCode">The provider's code of the wallet scheme.</param>
    /// <param name="walletId">The wallet's id, sent as given.</param>
    /// <param name="country">ISO 3166-1 alpha-2.</param>
    public static PayoutDestination ProviderWallet(string walletCode, string walletId, string? country = null) =>
        new ProviderWalletDestination(walletCode, walletId, country);

    /// <summary>The kind and country only: numbers are private.</summary>
    public sealed override string ToString() => Country is null ? $"{Channel}" : $"{Channel} {Country}";
}
