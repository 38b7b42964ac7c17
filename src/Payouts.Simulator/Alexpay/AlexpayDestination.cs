namespace Payouts.Simulator.Alexpay;

/// <summary>Where a payout goes: the method and network that a read shows, and the account that the ledger shows.</summary>
internal sealed record AlexpayDestination(string Method, string Operator, string Account)
{
    /// <summary>The merchant's own wallet, which is paid when no number is given.</summary>
    public static AlexpayDestination Merchant { get; } = new("mobilemoney", "", AlexpayDefaults.MerchantDestination);

    public static AlexpayDestination Wallet(string phone) => new("mobilemoney", AlexpayOperators.Of(phone), phone);

    public static AlexpayDestination Bank(string accountNumber) => new("bank", "", accountNumber);
}
