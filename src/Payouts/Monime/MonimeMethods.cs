using System.Collections.Frozen;

namespace Payouts.Monime;

/// <summary>Monime's codes of Sierra Leone's mobile money networks. Banks and wallets are named by code; the directory call is the truth at run time.</summary>
internal static class MonimeMethods
{
    // m17: provider's OpenAPI file, both generations. m18: captured live payment; integrators agree.
    private static readonly FrozenDictionary<string, string> CodesByNetwork = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["orange"] = "m17",
        ["africell"] = "m18",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    internal static string KnownNetworks { get; } = string.Join(", ", CodesByNetwork.Keys.Order(StringComparer.Ordinal));

    /// <summary>The code a request goes to, or <c>null</c> for a network that the table does not know.</summary>
    internal static string? CodeOf(PayoutRequest request) =>
        request.Extras is MonimeExtras { MethodCode: { Length: > 0 } code } ? code : request.Destination switch
        {
            MobileMoneyDestination { Network: { } network } => CodesByNetwork.GetValueOrDefault(network.Code),
            BankAccountDestination bank => bank.BankCode,
            ProviderWalletDestination wallet => wallet.WalletCode,
            _ => null,
        };

    internal static string AccountOf(PayoutDestination destination) => destination switch
    {
        MobileMoneyDestination mobile => mobile.PhoneNumber,
        BankAccountDestination bank => bank.AccountNumber,
        ProviderWalletDestination wallet => wallet.WalletId,
        _ => throw new ArgumentException("Monime has no such kind of account.", nameof(destination)),
    };
}
