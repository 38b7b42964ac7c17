using Payouts.Providers;

namespace Payouts.Alexpay;

/// <summary>Where Alexpay pays to: routes, numbers and networks. Banks are the directory's to tell.</summary>
internal static class AlexpayMethods
{
    // Ghana: the payout pages. Zambia: by sample only (older payout page, Check Transaction Status). Banks: Ghana's sample only.
    internal static IReadOnlyList<PayoutRoute> Routes { get; } =
    [
        new("GH", PayoutChannel.MobileMoney, [Currency.GHS], "+233"),
        new("GH", PayoutChannel.BankAccount, [Currency.GHS], "+233"),
        new("ZM", PayoutChannel.MobileMoney, [Currency.ZMW], "+260"),
    ];

    // Ghana: payout overview (Telecel was Vodafone). Zambia: the collection networks of a sibling site that names Alexpay.
    internal static IReadOnlyList<AlexpayNetwork> Networks { get; } =
    [
        new("GH", MobileNetwork.Mtn, "MTN Mobile Money"),
        new("GH", MobileNetwork.Telecel, "Telecel Cash", Former: new MobileNetwork("vodafone")),
        new("ZM", MobileNetwork.Mtn, "MTN Mobile Money"),
        new("ZM", MobileNetwork.Airtel, "Airtel Money"),
        new("ZM", MobileNetwork.Zamtel, "Zamtel Kwacha"),
    ];

    // 233 and 260 with nine digits each.
    private const int NationalDigits = 9;

    /// <summary>The country of a destination, by name, by the number's calling code, or the only one with such accounts; <c>null</c> where none is served.</summary>
    internal static string? CountryOf(PayoutDestination destination)
    {
        if (destination.Country is { } country) return country;
        PayoutRoute[] routes = [.. Routes.Where(route => route.Channel == destination.Channel)];
        return destination is MobileMoneyDestination { PhoneNumber: { } phone }
            ? Array.Find(routes, route => phone.StartsWith(route.CallingCode, StringComparison.Ordinal))?.Country
            : routes is [{ } only] ? only.Country : null;
    }

    /// <summary>The number in Alexpay's form: country code and number, digits only.</summary>
    internal static string NumberOf(MobileMoneyDestination destination) => destination.PhoneNumber.TrimStart('+');

    internal static bool IsNumberOf(string country, string phoneNumber) =>
        Routes.FirstOrDefault(route => string.Equals(route.Country, country, StringComparison.Ordinal)) is { } route
        && phoneNumber.Length == route.CallingCode.Length + NationalDigits
        && phoneNumber.StartsWith(route.CallingCode, StringComparison.Ordinal)
        && phoneNumber[route.CallingCode.Length] != '0';

    internal static bool Serves(string country, MobileNetwork network) => NetworksOf(country).Any(known => known.IsNamed(network));

    internal static IEnumerable<AlexpayNetwork> NetworksOf(string country) =>
        Networks.Where(network => string.Equals(network.Country, country, StringComparison.Ordinal));

    /// <summary>Every name of a country's networks, as a caller may write them.</summary>
    internal static string NamesOf(string country) => string.Join(
        ", ", NetworksOf(country).SelectMany(static network => new[] { network.Network, network.Former }).OfType<MobileNetwork>().Select(static network => network.Code));

    internal static IEnumerable<string> CountriesWith(PayoutChannel channel) =>
        Routes.Where(route => route.Channel == channel).Select(static route => route.Country);

    internal static PayoutMethod MethodOf(AlexpayNetwork network, string? country) =>
        new(network.Network.Code, network.Name, PayoutChannel.MobileMoney, country, CanPayTo: true, CanLookUpNames: false);

    internal static PayoutMethod MethodOf(AlexpayBank bank, AlexpayBanks banks, string country) =>
        new(banks.CodeOf(bank), bank.Name, PayoutChannel.BankAccount, country, CanPayTo: CountriesWith(PayoutChannel.BankAccount).Contains(country, StringComparer.Ordinal), CanLookUpNames: false);

    /// <summary>The network of a code, or <c>null</c>; without a country where it is at home in several.</summary>
    internal static PayoutMethod? FindNetwork(string code)
    {
        AlexpayNetwork[] named = MobileNetwork.IsCode(code) && new MobileNetwork(code) is var network ? [.. Networks.Where(known => known.IsNamed(network))] : [];
        return named.Length == 0 ? null : MethodOf(named[0], named.Length == 1 ? named[0].Country : null);
    }
}
