using System.Globalization;
using System.Text.Json.Nodes;

namespace Payouts.Simulator.Moneroo;

/// <summary>A currency of a payout method; <paramref name="Decimals"/> is its ISO 4217 exponent.</summary>
internal sealed record MonerooCurrency(string Code, string Name, string Plural, string Symbol, bool SymbolFirst, int Decimals, string Subunit)
{
    private string IconUrl => $"https://assets.cdn.moneroo.io/currencies/{Code}.svg";

    /// <summary>For people only; the page shows <c>$ 500.00</c> and <c>XOF 200</c>.</summary>
    public string Format(long amount)
    {
        string number = amount.ToString("F" + Decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        return $"{(SymbolFirst ? Symbol : Code)} {number}";
    }

    /// <summary>The object of a payout; <c>subunit_to_unit</c> is 100 even where there are no decimals.</summary>
    public JsonObject Draw() => new()
    {
        ["name"] = Name,
        ["symbol"] = Symbol,
        ["symbol_first"] = SymbolFirst,
        ["decimals"] = Decimals,
        ["decimal_mark"] = ".",
        ["thousands_separator"] = ",",
        ["subunit"] = Subunit,
        ["subunit_to_unit"] = 100,
        ["symbol_native"] = Symbol,
        ["decimal_digits"] = Decimals,
        ["rounding"] = 0,
        ["code"] = Code,
        ["name_plural"] = Plural,
        ["icon_url"] = IconUrl,
    };

    /// <summary>The object of a method, which has fewer fields.</summary>
    public JsonObject DrawShort() => new()
    {
        ["name"] = Name,
        ["symbol"] = Symbol,
        ["code"] = Code,
        ["icon_url"] = IconUrl,
    };
}
