using FsCheck.Fluent;

namespace Payouts.Tests.Model;

public sealed class MoneyTests
{
    private static readonly decimal[] Powers = [1m, 10m, 100m, 1_000m, 10_000m];

    [Fact]
    public void Minor_units_come_back_for_every_currency_over_the_whole_range_of_64_bits() => Property.Holds(
        from currency in Property.CurrencyWithMinorUnits
        from minorUnits in Property.AnyLong
        select (currency, minorUnits),
        static given =>
        {
            var money = Money.OfMinor(given.minorUnits, given.currency);
            money.TryGetMinorUnits(out long back).Should().BeTrue();
            back.Should().Be(given.minorUnits);
            money.Amount.Should().Be(given.minorUnits / Powers[given.currency.MinorUnits!.Value]);
        });

    [Fact]
    public void Minor_units_are_told_exactly_when_the_amount_is_a_whole_number_of_them_within_64_bits() => Property.Holds(
        from currency in Property.CurrencyWithMinorUnits
        from amount in Property.AnyDecimal
        select (currency, amount),
        static given =>
        {
            decimal? scaled = Scaled(given.amount, Powers[given.currency.MinorUnits!.Value]);
            bool fits = scaled is { } value && decimal.Truncate(value) == value && value is >= long.MinValue and <= long.MaxValue;

            Money.Of(given.amount, given.currency).TryGetMinorUnits(out long minorUnits).Should().Be(fits);

            minorUnits.Should().Be(fits ? (long)scaled! : 0);
        });

    [Theory]
    [InlineData("SLE", "92233720368547758.07", true, long.MaxValue)]
    [InlineData("SLE", "92233720368547758.08", false, 0)]
    [InlineData("SLE", "-92233720368547758.08", true, long.MinValue)]
    [InlineData("SLE", "-92233720368547758.09", false, 0)]
    [InlineData("XOF", "9223372036854775807", true, long.MaxValue)]
    [InlineData("XOF", "9223372036854775808", false, 0)]
    [InlineData("XOF", "9223372036854775807.5", false, 0)]
    [InlineData("CLF", "922337203685477.5807", true, long.MaxValue)]
    [InlineData("CLF", "922337203685477.5808", false, 0)]
    [InlineData("SLE", "79228162514264337593543950335", false, 0)]
    [InlineData("SLE", "10.505", false, 0)]
    [InlineData("SLE", "10.50", true, 1050)]
    [InlineData("XOF", "10.5", false, 0)]
    [InlineData("KWD", "1.001", true, 1001)]
    [InlineData("KWD", "1.0001", false, 0)]
    [InlineData("SLE", "0.0000000000000000000000000001", false, 0)]
    public void Minor_units_at_the_edges(string currency, string amount, bool isExact, long expected)
    {
        Money.Of(decimal.Parse(amount), Currency.FromCode(currency)).TryGetMinorUnits(out long minorUnits).Should().Be(isExact);
        minorUnits.Should().Be(expected);
    }

    [Theory]
    [InlineData("100", true, 100)]
    [InlineData("100.00", true, 100)]
    [InlineData("100.5", false, 0)]
    [InlineData("9223372036854775807", true, long.MaxValue)]
    [InlineData("9223372036854775808", false, 0)]
    [InlineData("-9223372036854775808", true, long.MinValue)]
    [InlineData("-9223372036854775809", false, 0)]
    public void Whole_units_are_told_only_when_exact(string amount, bool isExact, long expected)
    {
        Money.Of(decimal.Parse(amount), Currency.SLE).TryGetWholeUnits(out long units).Should().Be(isExact);
        units.Should().Be(expected);
    }

    [Fact]
    public void A_currency_without_a_minor_unit_has_none_to_tell_and_takes_none()
    {
        Money.Of(1, Currency.XAU).TryGetMinorUnits(out _).Should().BeFalse();
        FluentActions.Invoking(() => Money.OfMinor(1, Currency.XAU)).Should().Throw<ArgumentException>().WithMessage("XAU*Money.Of*");
    }

    [Fact]
    public void Amounts_that_differ_in_trailing_zeros_only_are_the_same_in_every_respect() => Property.Holds(
        from amount in Property.AnyDecimal
        from zeros in Gen.Choose(0, 10)
        from currency in Property.AnyCurrency
        select (amount, zeros, currency),
        static given =>
        {
            decimal padded = Pad(given.amount, given.zeros);
            var left = Money.Of(given.amount, given.currency);
            var right = Money.Of(padded, given.currency);

            left.Should().Be(right);
            (left == right).Should().BeTrue();
            (left != right).Should().BeFalse();
            left.Amount.Should().Be(given.amount);
            left.GetHashCode().Should().Be(right.GetHashCode());
            left.ToString().Should().Be(right.ToString());
            decimal.GetBits(left.Amount).Should().Equal(decimal.GetBits(right.Amount), "bytes that are frozen must not depend on how an amount was written");
        });

    [Theory]
    [InlineData("SLE", "100", "100.00 SLE")]
    [InlineData("SLE", "10.5", "10.50 SLE")]
    [InlineData("SLE", "10.505", "10.505 SLE")]
    [InlineData("SLE", "-0.5", "-0.50 SLE")]
    [InlineData("XOF", "1000", "1000 XOF")]
    [InlineData("XOF", "0.5", "0.5 XOF")]
    [InlineData("KWD", "1", "1.000 KWD")]
    [InlineData("CLF", "1.23456", "1.23456 CLF")]
    [InlineData("XAU", "1.5", "1.5 XAU")]
    [InlineData("SLE", "79228162514264337593543950335", "79228162514264337593543950335.00 SLE")]
    [InlineData("SLE", "0.0000000000000000000000000001", "0.0000000000000000000000000001 SLE")]
    public void Text_has_at_least_the_decimals_of_the_currency_and_loses_none(string currency, string amount, string text) =>
        Money.Of(decimal.Parse(amount), Currency.FromCode(currency)).ToString().Should().Be(text);

    [Fact]
    public void Currencies_tell_amounts_apart()
    {
        Money.Of(100, Currency.XOF).Should().NotBe(Money.Of(100, Currency.XAF));
        Money.Of(100, Currency.XOF).Equals("100 XOF").Should().BeFalse();
    }

    [Fact]
    public void Sums_are_exact_and_of_one_currency_only()
    {
        (Money.Of(0.1m, Currency.SLE) + Money.Of(0.2m, Currency.SLE)).Should().Be(Money.Of(0.3m, Currency.SLE));
        FluentActions.Invoking(() => Money.Of(1, Currency.SLE).Add(Money.Of(1, Currency.USD))).Should().Throw<InvalidOperationException>().WithMessage("*USD*SLE*");
    }

    [Fact]
    public void The_default_value_is_nothing_of_no_currency()
    {
        Money nothing = default;
        nothing.Should().Be(Money.Of(0, Currency.XXX));
        nothing.ToString().Should().Be("0 XXX");
        nothing.TryGetMinorUnits(out _).Should().BeFalse();
        nothing.GetHashCode().Should().Be(Money.Of(0.00m, Currency.XXX).GetHashCode());
    }

    [Fact]
    public void A_currency_is_required()
    {
        FluentActions.Invoking(() => Money.Of(1, null!)).Should().Throw<ArgumentNullException>();
        FluentActions.Invoking(() => Money.OfMinor(1, null!)).Should().Throw<ArgumentNullException>();
    }

    private static decimal? Scaled(decimal amount, decimal power)
    {
        try
        {
            return amount * power;
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    // As many zeros as a decimal has room for.
    private static decimal Pad(decimal amount, int zeros)
    {
        for (int zero = 0; zero < zeros; zero++)
        {
            if (decimal.Abs(amount) > 1_000_000_000_000_000m) return amount;
            amount *= 1.0m;
        }

        return amount;
    }
}
