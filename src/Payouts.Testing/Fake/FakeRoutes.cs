using Payouts.Providers;

namespace Payouts.Testing;

/// <summary>Where the fake pays to unless told otherwise.</summary>
internal static class FakeRoutes
{
    private static readonly (string Country, string CallingCode, Currency Currency)[] Countries =
    [
        ("BF", "+226", Currency.XOF),
        ("BJ", "+229", Currency.XOF),
        ("CD", "+243", Currency.CDF),
        ("CI", "+225", Currency.XOF),
        ("CM", "+237", Currency.XAF),
        ("GA", "+241", Currency.XAF),
        ("GH", "+233", Currency.GHS),
        ("GM", "+220", Currency.GMD),
        ("GN", "+224", Currency.GNF),
        ("KE", "+254", Currency.KES),
        ("LR", "+231", Currency.LRD),
        ("ML", "+223", Currency.XOF),
        ("MW", "+265", Currency.MWK),
        ("MZ", "+258", Currency.MZN),
        ("NE", "+227", Currency.XOF),
        ("NG", "+234", Currency.NGN),
        ("RW", "+250", Currency.RWF),
        ("SL", "+232", Currency.SLE),
        ("SN", "+221", Currency.XOF),
        ("TG", "+228", Currency.XOF),
        ("TZ", "+255", Currency.TZS),
        ("UG", "+256", Currency.UGX),
        ("ZA", "+27", Currency.ZAR),
        ("ZM", "+260", Currency.ZMW),
    ];

    internal static IReadOnlyList<PayoutRoute> All { get; } =
    [
        .. Enum.GetValues<PayoutChannel>().SelectMany(static channel => Countries, static (channel, place) =>
            new PayoutRoute(place.Country, channel, [place.Currency, Currency.USD], place.CallingCode)),
    ];
}
