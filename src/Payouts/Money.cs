using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json.Serialization;
using Payouts.Json;

namespace Payouts;

/// <summary>An exact amount of one currency; nothing in this library rounds it.</summary>
/// <remarks>100, 100.0 and 100.00 are the same amount. Range: what <see cref="decimal"/> holds.</remarks>
[JsonConverter(typeof(MoneyJsonConverter))]
public readonly struct Money : IEquatable<Money>
{
    // Past 64 bits, yet far from where a decimal overflows when it is scaled.
    private const decimal MostToScale = 10_000_000_000_000_000_000m;

    private static readonly long[] PowersOfTen = [1, 10, 100, 1_000, 10_000];

    private readonly Currency? _currency;

    private Money(decimal amount, Currency currency)
    {
        Amount = amount;
        _currency = currency;
    }

    /// <summary>The amount in major units: 10.50 means ten leones and fifty cents.</summary>
    public decimal Amount { get; }

    /// <summary>The currency; <see cref="Currency.XXX"/> for an uninitialised value.</summary>
    public Currency Currency => _currency ?? Currency.XXX;

    /// <summary>An amount in major units.</summary>
    public static Money Of(decimal amount, Currency currency)
    {
        ArgumentNullException.ThrowIfNull(currency);
        return new Money(Normalize(amount), currency);
    }

    /// <summary>An amount in minor units: 1050 of SLE is SLE 10.50.</summary>
    /// <exception cref="ArgumentException">The currency has no minor unit in ISO 4217.</exception>
    public static Money OfMinor(long minorUnits, Currency currency)
    {
        ArgumentNullException.ThrowIfNull(currency);
        int decimals = currency.MinorUnits
            ?? throw new ArgumentException($"{currency.Code} has no minor unit: use Money.Of.", nameof(currency));
        return new Money(Normalize((decimal)minorUnits / PowersOfTen[decimals]), currency);
    }

    /// <summary>The amount in minor units, or <c>false</c> when it has more decimals than the currency, or does not fit 64 bits.</summary>
    public bool TryGetMinorUnits(out long minorUnits) =>
        TryScale(Currency.MinorUnits is int decimals ? PowersOfTen[decimals] : 0, out minorUnits);

    /// <summary>The amount in whole major units, or <c>false</c> when it has a fraction, or does not fit 64 bits.</summary>
    public bool TryGetWholeUnits(out long units) => TryScale(1, out units);

    /// <summary>The sum of two amounts of one currency.</summary>
    /// <exception cref="InvalidOperationException">The currencies differ.</exception>
    public Money Add(Money other) => Currency == other.Currency
        ? new Money(Normalize(Amount + other.Amount), Currency)
        : throw new InvalidOperationException($"Cannot add {other.Currency.Code} to {Currency.Code}: amounts of one currency only.");

    /// <inheritdoc cref="Add" />
    public static Money operator +(Money left, Money right) => left.Add(right);

    /// <summary>Whether both amount and currency are the same.</summary>
    public static bool operator ==(Money left, Money right) => left.Equals(right);

    /// <summary>Whether amount or currency differ.</summary>
    public static bool operator !=(Money left, Money right) => !left.Equals(right);

    /// <inheritdoc />
    public bool Equals(Money other) => Amount == other.Amount && Currency == other.Currency;

    /// <inheritdoc />
    public override bool Equals([NotNullWhen(true)] object? obj) => obj is Money other && Equals(other);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Amount, Currency.NumericCode);

    /// <summary>The amount and code in an invariant form, with at least the currency's decimals: <c>10.50 SLE</c>.</summary>
    public override string ToString()
    {
        string format = Currency.MinorUnits is { } decimals and > 0 ? $"0.{new string('0', decimals)}##########################" : "0.############################";
        return $"{Amount.ToString(format, CultureInfo.InvariantCulture)} {Currency.Code}";
    }

    // Dividing by one with 28 decimals drops trailing zeros, so that equal amounts also print and serialise the same.
    private static decimal Normalize(decimal amount) => amount / 1.0000000000000000000000000000m;

    private bool TryScale(long scale, out long scaled)
    {
        scaled = 0;
        if (scale == 0 || decimal.Abs(Amount) > MostToScale / scale) return false;
        decimal product = Amount * scale;
        if (product is < long.MinValue or > long.MaxValue || decimal.Truncate(product) != product) return false;
        scaled = (long)product;
        return true;
    }
}
