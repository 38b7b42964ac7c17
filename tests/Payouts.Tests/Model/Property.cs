using FsCheck;
using FsCheck.Fluent;

namespace Payouts.Tests.Model;

/// <summary>Runs a property over many generated values, and generates what the model is made of.</summary>
internal static class Property
{
    public static Gen<long> AnyLong { get; } = Gen.OneOf(
        Gen.Elements(0L, 1, -1, 9, 10, 99, 100, long.MaxValue, long.MaxValue - 1, long.MinValue, long.MinValue + 1, 9_223_372_036_854_775_800, 922_337_203_685_477_580),
        Gen.Choose(-100_000, 100_000).Select(value => (long)value),
        from high in Gen.Choose(int.MinValue, int.MaxValue)
        from low in Gen.Choose(int.MinValue, int.MaxValue)
        select ((long)high << 32) | (uint)low);

    public static Gen<decimal> AnyDecimal { get; } = Gen.OneOf(
        Gen.Elements(0m, -0.0m, 100m, 100.0m, 100.00m, 0.1m, 10.505m, decimal.MaxValue, decimal.MinValue, 0.0000000000000000000000000001m, 7.9228162514264337593543950335m),
        from low in Gen.Choose(int.MinValue, int.MaxValue)
        from middle in Gen.Choose(int.MinValue, int.MaxValue)
        from high in Gen.Choose(int.MinValue, int.MaxValue)
        from scale in Gen.Choose(0, 28)
        from isNegative in Gen.Elements(true, false)
        from isSmall in Gen.Elements(true, false)
        select isSmall ? new decimal(low, 0, 0, isNegative, (byte)(scale % 5)) : new decimal(low, middle, high, isNegative, (byte)scale));

    public static Gen<Currency> AnyCurrency { get; } = Gen.Elements<Currency>(Currency.Known);

    public static Gen<Currency> CurrencyWithMinorUnits { get; } = Gen.Elements(Currency.Known.Where(currency => currency.MinorUnits is not null));

    public static void Holds<T>(Gen<T> values, Action<T> check, int tests = 1_000) =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(tests), Prop.ForAll(values.ToArbitrary(), check));

    public static void HoldsAsync<T>(Gen<T> values, Func<T, Task> check, int tests) =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(tests), Prop.ForAll(values.ToArbitrary(), check));
}
