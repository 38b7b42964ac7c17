using System.Text.Json;
using FsCheck.Fluent;

namespace Payouts.Tests.Model;

public sealed class MoneyJsonTests
{
    [Fact]
    public void Any_money_comes_back_from_JSON_as_it_was() => Property.Holds(
        from amount in Property.AnyDecimal
        from currency in Property.AnyCurrency
        select Money.Of(amount, currency),
        static money => JsonSerializer.Deserialize<Money>(JsonSerializer.Serialize(money)).Should().Be(money));

    [Theory]
    [InlineData("100")]
    [InlineData("100.0")]
    [InlineData("100.00")]
    public void The_same_amount_gives_the_same_JSON(string amount) =>
        JsonSerializer.Serialize(Money.Of(decimal.Parse(amount), Currency.SLE)).Should().Be("""{"amount":"100","currency":"SLE"}""");

    [Theory]
    [InlineData("""{"amount":"10.5","currency":"SLE"}""", "10.5")]
    [InlineData("""{"amount":"10.50","currency":"sle"}""", "10.5")]
    [InlineData("""{"currency":"SLE","amount":10.5}""", "10.5")]
    [InlineData("""{"amount":1e2,"currency":"SLE"}""", "100")]
    [InlineData("""{"amount":1.5e-1,"currency":"SLE"}""", "0.15")]
    [InlineData("""{"amount":"-5","currency":"SLE"}""", "-5")]
    [InlineData("""{"note":{"amount":[1,{"currency":"USD"}]},"amount":"7","scale":null,"currency":"SLE","more":[]}""", "7")]
    [InlineData("""{"amount":"79228162514264337593543950335","currency":"SLE"}""", "79228162514264337593543950335")]
    [InlineData("""{"amount":"1.00000000000000000000000000000000000","currency":"SLE"}""", "1")]
    public void Reading_is_tolerant_of_order_number_form_letter_case_and_further_members(string json, string amount) =>
        JsonSerializer.Deserialize<Money>(json).Should().Be(Money.Of(decimal.Parse(amount), Currency.SLE));

    [Theory]
    [InlineData("""{"amount":"0.12345678901234567890123456789","currency":"SLE"}""")]
    [InlineData("""{"amount":0.12345678901234567890123456789,"currency":"SLE"}""")]
    [InlineData("""{"amount":"7922816251426433759354395033.51","currency":"SLE"}""")]
    [InlineData("""{"amount":1e-29,"currency":"SLE"}""")]
    [InlineData("""{"amount":1e-99999999999,"currency":"SLE"}""")]
    public void An_amount_that_would_be_rounded_is_refused(string json) =>
        FluentActions.Invoking(() => JsonSerializer.Deserialize<Money>(json)).Should().Throw<JsonException>();

    [Theory]
    [InlineData("\"10 SLE\"")]
    [InlineData("10")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"amount":"10"}""")]
    [InlineData("""{"currency":"SLE"}""")]
    [InlineData("""{"amount":null,"currency":"SLE"}""")]
    [InlineData("""{"amount":"","currency":"SLE"}""")]
    [InlineData("""{"amount":"1,000","currency":"SLE"}""")]
    [InlineData("""{"amount":"1e2","currency":"SLE"}""")]
    [InlineData("""{"amount":" 1","currency":"SLE"}""")]
    [InlineData("""{"amount":{"amount":"1","currency":"SLE"},"currency":"SLE"}""")]
    [InlineData("""{"amount":[1],"currency":"SLE"}""")]
    [InlineData("""{"amount":true,"currency":"SLE"}""")]
    [InlineData("""{"amount":"10","currency":"SLL"}""")]
    [InlineData("""{"amount":"10","currency":925}""")]
    [InlineData("""{"amount":"79228162514264337593543950336","currency":"SLE"}""")]
    [InlineData("""{"amount":1e30,"currency":"SLE"}""")]
    [InlineData("""{"amount":"10","currency":"SLE" """)]
    public void What_is_not_money_is_refused(string json) =>
        FluentActions.Invoking(() => JsonSerializer.Deserialize<Money>(json)).Should().Throw<JsonException>();

    [Theory]
    [InlineData("\"SLL\"")]
    [InlineData("925")]
    [InlineData("{}")]
    public void What_is_not_a_currency_is_refused(string json) =>
        FluentActions.Invoking(() => JsonSerializer.Deserialize<Currency>(json)).Should().Throw<JsonException>().WithMessage("*ISO 4217*");

    [Theory]
    [InlineData("\"two words\"")]
    [InlineData("\"\"")]
    [InlineData("17")]
    public void What_is_not_a_network_is_refused(string json) =>
        FluentActions.Invoking(() => JsonSerializer.Deserialize<MobileNetwork>(json)).Should().Throw<JsonException>().WithMessage("*orange*");
}
