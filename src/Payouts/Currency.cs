using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using Payouts.Json;

namespace Payouts;

/// <summary>A currency of ISO 4217 with its number of decimals.</summary>
/// <remarks>Instances are unique per code: compare them with <c>==</c>.</remarks>
[JsonConverter(typeof(CurrencyJsonConverter))]
public sealed partial class Currency
{
    private static readonly Lazy<Currency[]> InOrder = new(static () => [.. Made]);

    private static readonly Lazy<FrozenDictionary<string, Currency>> ByCode =
        new(static () => InOrder.Value.ToFrozenDictionary(static currency => currency.Code, StringComparer.OrdinalIgnoreCase));

    private Currency(string code, int numericCode, int? minorUnits, string name)
    {
        Code = code;
        NumericCode = numericCode;
        MinorUnits = minorUnits;
        Name = name;
        Made.Add(this);
    }

    /// <summary>The three-letter code, upper case.</summary>
    public string Code { get; }

    /// <summary>The numeric code, 1 to 999.</summary>
    public int NumericCode { get; }

    /// <summary>How many decimals the minor unit stands for (0 to 4), or <c>null</c> where ISO 4217 names none (gold, testing).</summary>
    public int? MinorUnits { get; }

    /// <summary>The currency's English name.</summary>
    public string Name { get; }

    /// <summary>Every currency known, in order of code.</summary>
    public static IReadOnlyCollection<Currency> Known => InOrder.Value;

    /// <summary>The currency of a three-letter code, in any letter case.</summary>
    /// <exception cref="ArgumentException">The code is not in ISO 4217 list one.</exception>
    public static Currency FromCode(string code) =>
        TryFromCode(code, out Currency? currency)
            ? currency
            : throw new ArgumentException("Not a current ISO 4217 code: use three letters such as XOF, SLE or GHS.", nameof(code));

    /// <summary>Looks a three-letter code up, in any letter case.</summary>
    public static bool TryFromCode([NotNullWhen(true)] string? code, [NotNullWhen(true)] out Currency? currency)
    {
        currency = null;
        return code is not null && ByCode.Value.TryGetValue(code, out currency);
    }

    /// <inheritdoc />
    public override string ToString() => Code;
}
