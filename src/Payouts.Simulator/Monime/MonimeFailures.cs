using System.Globalization;

namespace Payouts.Simulator.Monime;

/// <summary>The failure codes: caph spells them in snake case, 2024-08-01 in camel case.</summary>
internal static class MonimeFailures
{
    private static readonly Dictionary<string, string> Messages = new(StringComparer.Ordinal)
    {
        ["unknown"] = "The payout failed for an unknown reason",
        ["fund_insufficient"] = "The source account has insufficient funds",
        ["authorization_failed"] = "The payout was not authorised",
        ["provider_unknown"] = "The provider answered with an unexpected error",
        ["provider_account_blocked"] = "The destination account is blocked",
        ["provider_account_missing"] = "The destination account does not exist",
        ["provider_account_quota_exhausted"] = "The destination account has reached its limit",
        ["expired"] = "The payout expired",
    };

    public static string MessageOf(string code) => Messages.GetValueOrDefault(code, "The payout failed");

    public static string CamelCaseOf(string code) =>
        string.Concat(code.Split('_').Select((word, index) =>
            index == 0 || word.Length == 0 ? word : char.ToUpper(word[0], CultureInfo.InvariantCulture) + word[1..]));
}
