namespace Payouts.Simulator.Alexpay;

/// <summary>The network that the simulated Alexpay picks for a number, by the ranges of the national numbering plans.</summary>
internal static class AlexpayOperators
{
    private static readonly (string Prefix, string Operator)[] Table =
    [
        ("23324", "MTN"),
        ("23325", "MTN"),
        ("23353", "MTN"),
        ("23354", "MTN"),
        ("23355", "MTN"),
        ("23359", "MTN"),
        ("23320", "Telecel"),
        ("23350", "Telecel"),
        ("26076", "MTN"),
        ("26096", "MTN"),
        ("26077", "Airtel"),
        ("26097", "Airtel"),
        ("26075", "Zamtel"),
        ("26095", "Zamtel"),
    ];

    /// <summary>The network; empty for a range that the table lacks.</summary>
    public static string Of(string phone) =>
        Table.FirstOrDefault(row => phone.StartsWith(row.Prefix, StringComparison.Ordinal)).Operator ?? "";
}
