namespace Payouts.Testing;

/// <summary>Destinations that differ from a good one in one place.</summary>
internal static class Neighbours
{
    /// <summary>The destination with another last digit of its number.</summary>
    internal static PayoutDestination Of(PayoutDestination destination) => destination switch
    {
        MobileMoneyDestination mobile => PayoutDestination.MobileMoney(OtherEnd(mobile.PhoneNumber), mobile.Network, mobile.Country),
        BankAccountDestination bank => PayoutDestination.BankAccount(bank.BankCode, OtherEnd(bank.AccountNumber), bank.Country),
        ProviderWalletDestination wallet => PayoutDestination.ProviderWallet(wallet.WalletCode, OtherEnd(wallet.WalletId), wallet.Country),
        _ => throw new NotSupportedException("There is no other kind of destination."),
    };

    /// <summary>A destination like this one in another country.</summary>
    internal static PayoutDestination In(PayoutDestination destination, string country) => destination switch
    {
        MobileMoneyDestination mobile => PayoutDestination.MobileMoney(mobile.PhoneNumber, mobile.Network, country),
        BankAccountDestination bank => PayoutDestination.BankAccount(bank.BankCode, bank.AccountNumber, country),
        ProviderWalletDestination wallet => PayoutDestination.ProviderWallet(wallet.WalletCode, wallet.WalletId, country),
        _ => throw new NotSupportedException("There is no other kind of destination."),
    };

    /// <summary>The private number of a destination.</summary>
    internal static string NumberOf(PayoutDestination destination) => destination switch
    {
        MobileMoneyDestination mobile => mobile.PhoneNumber,
        BankAccountDestination bank => bank.AccountNumber,
        ProviderWalletDestination wallet => wallet.WalletId,
        _ => throw new NotSupportedException("There is no other kind of destination."),
    };

    private static string OtherEnd(string number) => $"{number[..^1]}{(number[^1] == '7' ? '8' : '7')}";
}
