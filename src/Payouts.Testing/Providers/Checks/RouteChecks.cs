namespace Payouts.Testing;

/// <summary>Requests to where the provider does not pay.</summary>
internal static class RouteChecks
{
    private const string Reference = "conformance-route";

    private static readonly string[] Countries = ["AQ", "IS", "NZ", "MN", "UY"];

    private static readonly Currency[] Currencies = [Currency.ISK, Currency.JPY, Currency.UYU, Currency.MNT];

    internal static IReadOnlyList<ProviderCheck> All { get; } =
    [
        new("A country that no route serves is refused, and nothing is journalled or sent", CountryAsync),
        new("A kind of account that no route serves is refused, and nothing is journalled or sent", ChannelAsync),
        new("A currency that no route takes is refused, and nothing is journalled or sent", CurrencyAsync),
        new("A phone number of another country is refused, and nothing is journalled or sent", CallingCodeAsync),
        new("A destination without a number is refused, and nothing is journalled or sent", BlankAsync),
    ];

    private static Task CountryAsync(ProviderWorld world)
    {
        string elsewhere = Applies.With(
            Array.Find(Countries, country => !world.Capabilities.Routes.Any(route => string.Equals(route.Country, country, StringComparison.Ordinal))), "every country is served");
        return Refusals.RequireAsync(world, world.Request(Reference, draft => draft.Destination = Neighbours.In(draft.Destination, elsewhere)), "Destination");
    }

    private static Task ChannelAsync(ProviderWorld world)
    {
        string country = world.Capabilities.Routes[0].Country;
        PayoutDestination[] all =
        [
            PayoutDestination.MobileMoney($"{world.Capabilities.Routes[0].CallingCode}70000000", MobileNetwork.Orange, country),
            PayoutDestination.BankAccount("conformance-bank", "0012345678", country),
            PayoutDestination.ProviderWallet("conformance-wallet", "W-12345678", country),
        ];
        PayoutDestination other = Applies.With(
            Array.Find(all, destination => !world.Capabilities.Routes.Any(route => route.Channel == destination.Channel && string.Equals(route.Country, country, StringComparison.Ordinal))),
            "every kind of account is served");
        return Refusals.RequireAsync(world, world.Request(Reference, draft => draft.Destination = other), "Destination");
    }

    private static Task CurrencyAsync(ProviderWorld world)
    {
        Currency other = Applies.With(Array.Find(Currencies, currency => !world.Capabilities.Routes.Any(route => route.Currencies.Contains(currency))), "every currency is taken");
        return Refusals.RequireAsync(world, world.Request(Reference, draft => draft.Amount = Money.Of(100, other)), "Amount.Currency");
    }

    private static Task CallingCodeAsync(ProviderWorld world)
    {
        var mobile = world.Request(Reference).Destination as MobileMoneyDestination ?? world.Subject.DestinationIn(PayoutChannel.MobileMoney) as MobileMoneyDestination;
        MobileMoneyDestination known = Applies.With(mobile, "the subject has no mobile money wallet");

        // No country has this calling code.
        PayoutDestination foreign = PayoutDestination.MobileMoney("+9991234567890", known.Network, known.Country);
        return Refusals.RequireAsync(world, world.Request(Reference, draft => draft.Destination = foreign), "Destination");
    }

    private static Task BlankAsync(ProviderWorld world)
    {
        PayoutDestination usual = world.Request(Reference).Destination;
        PayoutDestination blank = usual switch
        {
            MobileMoneyDestination mobile => PayoutDestination.MobileMoney("", mobile.Network, mobile.Country),
            BankAccountDestination bank => PayoutDestination.BankAccount(bank.BankCode, " ", bank.Country),
            _ => PayoutDestination.ProviderWallet(((ProviderWalletDestination)usual).WalletCode, "", usual.Country),
        };
        return Refusals.RequireAsync(world, world.Request(Reference, draft => draft.Destination = blank), "Destination");
    }
}
