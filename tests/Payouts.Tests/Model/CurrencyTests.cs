using System.Reflection;

namespace Payouts.Tests.Model;

public sealed class CurrencyTests
{
    [Fact]
    public void Known_holds_the_178_codes_of_list_one_each_once_and_in_order()
    {
        Currency.Known.Should().HaveCount(178);
        Currency.Known.Select(currency => currency.Code).Should().OnlyHaveUniqueItems().And.BeInAscendingOrder(StringComparer.Ordinal);
    }

    [Fact]
    public void Numeric_codes_are_unique_and_of_three_digits_at_most() =>
        Currency.Known.Select(currency => currency.NumericCode).Should().OnlyHaveUniqueItems().And.OnlyContain(code => code >= 1 && code <= 999);

    [Fact]
    public void Every_public_member_is_the_known_currency_of_its_name()
    {
        PropertyInfo[] members = [.. typeof(Currency).GetProperties().Where(property => property.PropertyType == typeof(Currency))];
        members.Select(member => member.GetValue(null)).Should().Equal(Currency.Known.Select(currency => (object)Currency.FromCode(currency.Code)));
        members.Should().OnlyContain(member => ((Currency)member.GetValue(null)!).Code == member.Name);
    }

    [Theory]
    [InlineData("BIF", 108, 0)]
    [InlineData("CLF", 990, 4)]
    [InlineData("CLP", 152, 0)]
    [InlineData("EUR", 978, 2)]
    [InlineData("GHS", 936, 2)]
    [InlineData("GNF", 324, 0)]
    [InlineData("ISK", 352, 0)]
    [InlineData("JPY", 392, 0)]
    [InlineData("KES", 404, 2)]
    [InlineData("KMF", 174, 0)]
    [InlineData("KWD", 414, 3)]
    [InlineData("MRU", 929, 2)]
    [InlineData("NGN", 566, 2)]
    [InlineData("RWF", 646, 0)]
    [InlineData("SLE", 925, 2)]
    [InlineData("TND", 788, 3)]
    [InlineData("TZS", 834, 2)]
    [InlineData("UGX", 800, 0)]
    [InlineData("USD", 840, 2)]
    [InlineData("UYW", 927, 4)]
    [InlineData("VND", 704, 0)]
    [InlineData("XAF", 950, 0)]
    [InlineData("XAU", 959, null)]
    [InlineData("XCG", 532, 2)]
    [InlineData("XOF", 952, 0)]
    [InlineData("XTS", 963, null)]
    [InlineData("XXX", 999, null)]
    [InlineData("ZMW", 967, 2)]
    [InlineData("ZWG", 924, 2)]
    public void Number_and_minor_units_are_those_of_the_list(string code, int number, int? minorUnits)
    {
        var currency = Currency.FromCode(code);
        (currency.Code, currency.NumericCode, currency.MinorUnits).Should().Be((code, number, minorUnits));
    }

    [Fact]
    public void Minor_units_are_none_or_zero_to_four() =>
        Currency.Known.Should().OnlyContain(currency => currency.MinorUnits == null || (currency.MinorUnits >= 0 && currency.MinorUnits <= 4));

    [Theory]
    [InlineData("SLL")]
    [InlineData("HRK")]
    [InlineData("ZWL")]
    [InlineData("ANG")]
    [InlineData("BGN")]
    [InlineData("CUC")]
    [InlineData("MRO")]
    [InlineData("STD")]
    [InlineData("BYR")]
    [InlineData("")]
    [InlineData("XO")]
    [InlineData(" XOF")]
    [InlineData("XOF ")]
    [InlineData(null)]
    public void A_withdrawn_code_or_another_text_is_not_found(string? code)
    {
        Currency.TryFromCode(code, out Currency? currency).Should().BeFalse();
        currency.Should().BeNull();
    }

    [Fact]
    public void An_unknown_code_is_refused_with_what_to_do() =>
        FluentActions.Invoking(() => Currency.FromCode("SLL")).Should().Throw<ArgumentException>().WithMessage("*ISO 4217*SLE*");

    [Theory]
    [InlineData("sle")]
    [InlineData("Sle")]
    [InlineData("SLE")]
    public void A_code_in_any_letter_case_gives_the_one_instance(string code) =>
        Currency.FromCode(code).Should().BeSameAs(Currency.SLE);

    [Fact]
    public void A_currency_prints_its_code() => Currency.XOF.ToString().Should().Be("XOF");
}
