namespace Payouts.Alexpay;

/// <summary>The countries of one environment.</summary>
internal sealed class AlexpayCountries(IReadOnlyList<AlexpayCountry> all)
{
    internal string Codes => all.Count == 0 ? "none" : string.Join(", ", all.Select(static country => country.Code).Distinct(StringComparer.OrdinalIgnoreCase));

    /// <summary>Every entry of a country: one, or one for each currency.</summary>
    internal IReadOnlyList<AlexpayCountry> Of(string code) => [.. all.Where(country => string.Equals(country.Code, code, StringComparison.OrdinalIgnoreCase))];
}
