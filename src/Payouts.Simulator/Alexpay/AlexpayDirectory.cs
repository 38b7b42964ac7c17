namespace Payouts.Simulator.Alexpay;

/// <summary>The countries and banks of one environment; another environment lists the same ones under other ids.</summary>
internal sealed class AlexpayDirectory(string environment)
{
    private static readonly (string Code, string Name, string Currency, string DialCode)[] CountryTable =
    [
        ("GH", "Ghana", "GHS", "233"),
        ("ZM", "Zambia", "ZMW", "260"),
    ];

    private static readonly (string Country, string Name, string? Code)[] BankTable =
    [
        ("GH", "Example Bank Ghana", "030100"),
        ("GH", "Ashanti Sample Bank", "040100"),
        ("GH", "Volta Sample Bank", "130100"),
        ("GH", "Example Savings and Loans", null),
    ];

    public IReadOnlyList<AlexpayCountry> Countries { get; } =
    [
        .. CountryTable.Select(row => new AlexpayCountry(AlexpayIds.Uuid(environment, "country", row.Code), row.Name, row.Code, row.Currency, row.DialCode)),
    ];

    public IReadOnlyList<AlexpayBank> Banks { get; } =
    [
        .. BankTable.Select(row => new AlexpayBank(AlexpayIds.Uuid(environment, "bank", row.Name), row.Country, row.Name, row.Code)),
    ];

    public AlexpayCountry? Country(string id) => Countries.FirstOrDefault(country => string.Equals(country.Id, id, StringComparison.Ordinal));

    public IEnumerable<AlexpayBank> BanksOf(string countryCode) =>
        Banks.Where(bank => string.Equals(bank.CountryCode, countryCode, StringComparison.Ordinal));
}
