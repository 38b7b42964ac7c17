namespace Payouts.Simulator.Moneroo;

/// <summary>The currencies of the payout methods.</summary>
internal static class MonerooCurrencies
{
    private static readonly Dictionary<string, MonerooCurrency> ByCode = new MonerooCurrency[]
    {
        new("CDF", "Congolese Franc", "Congolese francs", "FC", SymbolFirst: false, 2, "Centime"),
        new("GHS", "Ghanaian Cedi", "Ghanaian cedis", "GH₵", SymbolFirst: true, 2, "Pesewa"),
        new("KES", "Kenyan Shilling", "Kenyan shillings", "KSh", SymbolFirst: true, 2, "Cent"),
        new("MWK", "Malawian Kwacha", "Malawian kwachas", "MK", SymbolFirst: false, 2, "Tambala"),
        new("NGN", "Nigerian Naira", "Nigerian nairas", "₦", SymbolFirst: true, 2, "Kobo"),
        new("RWF", "Rwandan Franc", "Rwandan francs", "FRw", SymbolFirst: false, 0, "Centime"),
        new("TZS", "Tanzanian Shilling", "Tanzanian shillings", "TSh", SymbolFirst: true, 2, "Cent"),
        new("UGX", "Ugandan Shilling", "Ugandan shillings", "USh", SymbolFirst: false, 0, "Cent"),
        new("USD", "US Dollar", "US dollars", "$", SymbolFirst: true, 2, "Cent"),
        new("XAF", "Central African CFA Franc", "Central African CFA francs", "F CFA", SymbolFirst: false, 0, "Centime"),
        new("XOF", "West African CFA Franc", "West African CFA francs", "F CFA", SymbolFirst: false, 0, "Centime"),
        new("ZMW", "Zambian Kwacha", "Zambian kwachas", "K", SymbolFirst: false, 2, "Ngwee"),
    }.ToDictionary(currency => currency.Code, StringComparer.Ordinal);

    public static MonerooCurrency? Find(string code) => ByCode.GetValueOrDefault(code);

    public static MonerooCurrency Of(string code) => ByCode[code];

    /// <summary>The minor units of a whole number of major units.</summary>
    public static long ToMinor(string code, long amount) => ByCode[code].Decimals == 2 ? amount * 100 : amount;
}
