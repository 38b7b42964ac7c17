using System.Collections.Frozen;
using Payouts.Providers;

namespace Payouts.Moneroo;

/// <summary>Moneroo's payout methods as its documentation lists them; the list that Moneroo serves is the truth at run time.</summary>
/// <remarks>Source: docs.moneroo.io/payouts/available-methods. A country is never derived from a code: <c>togocel</c> names none.</remarks>
internal static class MonerooMethods
{
    private static readonly MonerooMethod[] Table =
    [
        Documented("airtel_cd", "CD", Currency.CDF, "airtel"),
        Documented("airtel_mw", "MW", Currency.MWK, "airtel"),
        Documented("airtel_ng", "NG", Currency.NGN, "airtel"),
        Documented("airtel_rw", "RW", Currency.RWF, "airtel"),
        Documented("airtel_tz", "TZ", Currency.TZS, "airtel"),
        Documented("airtel_ug", "UG", Currency.UGX, "airtel"),
        Documented("airtel_zm", "ZM", Currency.ZMW, "airtel"),
        Documented("djamo_ci", "CI", Currency.XOF, "djamo"),
        Documented("djamo_sn", "SN", Currency.XOF, "djamo"),
        Documented("e_money_sn", "SN", Currency.XOF, "emoney", "e_money", "e-money"),
        Documented("eu_mobile_cm", "CM", Currency.XAF, "eumobile", "eu_mobile", "eu-mobile"),
        Documented("freemoney_sn", "SN", Currency.XOF, "freemoney", "free_money", "free-money"),
        Documented("halopesa_tz", "TZ", Currency.TZS, "halopesa"),
        new("moneroo_payout_demo", "US", Currency.USD, MonerooMethod.AccountNumber, VerificationLevel.Documented, []),
        Documented("moov_bj", "BJ", Currency.XOF, "moov"),
        Documented("moov_ci", "CI", Currency.XOF, "moov"),
        Documented("moov_tg", "TG", Currency.XOF, "moov"),
        Documented("mpesa_ke", "KE", Currency.KES, "mpesa"),
        Documented("mpesa_tz", "TZ", Currency.TZS, "mpesa", "vodacom"),
        Documented("mtn_bj", "BJ", Currency.XOF, "mtn"),
        Documented("mtn_ci", "CI", Currency.XOF, "mtn"),
        Documented("mtn_cm", "CM", Currency.XAF, "mtn"),
        Documented("mtn_gh", "GH", Currency.GHS, "mtn"),
        Documented("mtn_ng", "NG", Currency.NGN, "mtn"),
        Documented("mtn_rw", "RW", Currency.RWF, "mtn"),
        Documented("mtn_ug", "UG", Currency.UGX, "mtn"),
        Documented("mtn_zm", "ZM", Currency.ZMW, "mtn"),
        Documented("orange_cd", "CD", Currency.CDF, "orange"),
        Documented("orange_ci", "CI", Currency.XOF, "orange"),
        Documented("orange_cm", "CM", Currency.XAF, "orange"),
        Documented("orange_ml", "ML", Currency.XOF, "orange"),
        Documented("orange_sn", "SN", Currency.XOF, "orange"),
        Documented("tigo_gh", "GH", Currency.GHS, "tigo", "airteltigo"),
        Documented("tigo_tz", "TZ", Currency.TZS, "tigo"),
        Documented("tnm_mw", "MW", Currency.MWK, "tnm"),
        Documented("togocel", "TG", Currency.XOF, "togocel"),
        Documented("vodacom_cd", "CD", Currency.CDF, "vodacom"),
        Documented("vodafone_gh", "GH", Currency.GHS, "telecel", "vodafone"),
        Documented("wave_ci", "CI", Currency.XOF, "wave"),
        Documented("wave_sn", "SN", Currency.XOF, "wave"),
        Documented("zamtel_zm", "ZM", Currency.ZMW, "zamtel"),

        // Not in the documentation's table; in a list captured from the live service in 2025.
        Observed("moov_bf", "BF", Currency.XOF, "moov"),
        Observed("moov_ml", "ML", Currency.XOF, "moov"),
        Observed("orange_bf", "BF", Currency.XOF, "orange"),
    ];

    // The documentation's examples begin with these; Burkina Faso's is in the captured list.
    private static readonly FrozenDictionary<string, string> CallingCodes = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["BF"] = "+226",
        ["BJ"] = "+229",
        ["CD"] = "+243",
        ["CI"] = "+225",
        ["CM"] = "+237",
        ["GH"] = "+233",
        ["KE"] = "+254",
        ["ML"] = "+223",
        ["MW"] = "+265",
        ["NG"] = "+234",
        ["RW"] = "+250",
        ["SN"] = "+221",
        ["TG"] = "+228",
        ["TZ"] = "+255",
        ["UG"] = "+256",
        ["US"] = "+1",
        ["ZM"] = "+260",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, MonerooMethod> ByCode = Table.ToFrozenDictionary(static method => method.Code, StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, MonerooMethod> ByNetwork = Table
        .SelectMany(static method => method.Networks.Select(network => (Key: KeyOf(method.Country, network), Method: method)))
        .ToFrozenDictionary(static entry => entry.Key, static entry => entry.Method, StringComparer.Ordinal);

    internal static IReadOnlyList<MonerooMethod> All => Table;

    /// <summary>Every country with what can be paid there and in which currencies.</summary>
    internal static IReadOnlyList<PayoutRoute> Routes { get; } =
    [
        .. Table.GroupBy(static method => (method.Country, method.Channel))
            .OrderBy(static group => group.Key.Channel).ThenBy(static group => group.Key.Country, StringComparer.Ordinal)
            .Select(static group => new PayoutRoute(
                group.Key.Country, group.Key.Channel, [.. group.Select(static method => method.Currency).Distinct()], CallingCodes[group.Key.Country])),
    ];

    internal static MonerooMethod? Find(string code) => ByCode.GetValueOrDefault(code);

    internal static MonerooMethod? Find(string country, MobileNetwork network) => ByNetwork.GetValueOrDefault(KeyOf(country, network.Code));

    /// <summary>The method a request goes through, or <c>null</c> for a network that the table does not have in that country.</summary>
    internal static MonerooTarget? TargetOf(PayoutRequest request)
    {
        string? country = CountryOf(request.Destination);
        if (request.Extras is MonerooExtras { Method: { Length: > 0 } code }) return new MonerooTarget(code, "Extras.Method", Find(code), country);
        return request.Destination switch
        {
            MobileMoneyDestination { Network: { } network } when country is not null && Find(country, network) is { } method =>
                new MonerooTarget(method.Code, "Destination.Network", method, country),
            ProviderWalletDestination { WalletCode: { Length: > 0 } wallet } => new MonerooTarget(wallet, "Destination.WalletCode", Find(wallet), country),
            _ => null,
        };
    }

    /// <summary>The country of a destination: the one it names, or the one of its number's calling code.</summary>
    internal static string? CountryOf(PayoutDestination destination)
    {
        if (destination.Country is { } named) return named;
        if (destination is not MobileMoneyDestination { PhoneNumber: { } phone }) return null;
        foreach ((string country, string callingCode) in CallingCodes)
        {
            if (phone.StartsWith(callingCode, StringComparison.Ordinal)) return country;
        }

        return null;
    }

    /// <summary>The networks of a country, by the first code of each.</summary>
    internal static string NetworksIn(string country) => string.Join(
        ", ", Table.Where(method => method.Networks.Count > 0 && string.Equals(method.Country, country, StringComparison.Ordinal)).Select(static method => method.Networks[0]).Order(StringComparer.Ordinal));

    private static string KeyOf(string country, string network) => $"{country}/{network}";

    private static MonerooMethod Documented(string code, string country, Currency currency, params string[] networks) =>
        new(code, country, currency, MonerooMethod.Msisdn, VerificationLevel.Documented, networks);

    private static MonerooMethod Observed(string code, string country, Currency currency, params string[] networks) =>
        new(code, country, currency, MonerooMethod.Msisdn, VerificationLevel.Observed, networks);
}
