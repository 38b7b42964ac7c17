namespace Payouts.Simulator.Moneroo;

/// <summary>The countries of the payout methods.</summary>
internal static class MonerooCountries
{
    private static readonly Dictionary<string, MonerooCountry> ByCode = new MonerooCountry[]
    {
        new("BF", "BFA", "Burkina Faso", "226", "XOF", "CFA"),
        new("BJ", "BEN", "Benin", "229", "XOF", "CFA"),
        new("CD", "COD", "Democratic Republic of the Congo", "243", "CDF", "FC"),
        new("CI", "CIV", "Cote d'Ivoire", "225", "XOF", "CFA"),
        new("CM", "CMR", "Cameroon", "237", "XAF", "FCFA"),
        new("GH", "GHA", "Ghana", "233", "GHS", "GH₵"),
        new("KE", "KEN", "Kenya", "254", "KES", "KSh"),
        new("ML", "MLI", "Mali", "223", "XOF", "CFA"),
        new("MW", "MWI", "Malawi", "265", "MWK", "MK"),
        new("NG", "NGA", "Nigeria", "234", "NGN", "₦"),
        new("RW", "RWA", "Rwanda", "250", "RWF", "FRw"),
        new("SN", "SEN", "Senegal", "221", "XOF", "CFA"),
        new("TG", "TGO", "Togo", "228", "XOF", "CFA"),
        new("TZ", "TZA", "Tanzania", "255", "TZS", "TSh"),
        new("UG", "UGA", "Uganda", "256", "UGX", "USh"),
        new("US", "USA", "United States", "1", "USD", "$"),
        new("ZM", "ZMB", "Zambia", "260", "ZMW", "K"),
    }.ToDictionary(country => country.Code, StringComparer.Ordinal);

    public static MonerooCountry? Find(string code) => ByCode.GetValueOrDefault(code);

    public static MonerooCountry Of(string code) => ByCode[code];
}
