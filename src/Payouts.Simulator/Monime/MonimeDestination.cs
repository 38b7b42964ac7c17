namespace Payouts.Simulator.Monime;

/// <summary>Where a payout goes: the kind of account, the provider as sent, the account.</summary>
internal sealed record MonimeDestination(string Type, string ProviderId, string Account)
{
    /// <summary>The name of the account field in caph.</summary>
    public string AccountField => AccountFieldOf(Type);

    public static string AccountFieldOf(string type) => type switch
    {
        "bank" => "accountNumber",
        "wallet" => "walletId",
        _ => "phoneNumber",
    };
}
