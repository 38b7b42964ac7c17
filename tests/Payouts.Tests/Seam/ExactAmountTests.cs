using System.Text.Json;
using FsCheck.Fluent;
using Payouts.Alexpay;
using Payouts.Moneroo;
using Payouts.Monime;
using Payouts.Providers;
using Property = Payouts.Tests.Model.Property;

namespace Payouts.Tests.Seam;

/// <summary>Amounts on the wire: exact in every currency, the same bytes however many zeros are written, and no bytes for what would be rounded.</summary>
public sealed class ExactAmountTests
{
    private const int MostScale = 8;

    public static TheoryData<string> Adapters => new("monime", "moneroo", "alexpay");

    [Theory]
    [MemberData(nameof(Adapters))]
    public void An_amount_of_any_currency_has_the_same_bytes_at_every_scale(string adapter)
    {
        foreach (Currency currency in Currency.Known)
        {
            if (Decimals(adapter, currency) is not { } decimals) continue;
            foreach (long units in new[] { 1L, 100, 12_345, 999_999_999_999 })
            {
                decimal amount = units * Unit(decimals);
                byte[] expected = Bytes(adapter, Money.Of(amount, currency));
                OnWire(adapter, expected).Should().Be(units);
                for (int scale = decimals; scale <= MostScale; scale++)
                    Bytes(adapter, Money.Of(WithScale(amount, scale), currency)).Should().Equal(expected, "of {0} {1} written with {2} decimals", amount, currency, scale);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Adapters))]
    public void An_amount_of_any_currency_that_would_be_rounded_has_no_bytes(string adapter)
    {
        foreach (Currency currency in Currency.Known)
        {
            for (int scale = (Decimals(adapter, currency) ?? -1) + 1; scale <= MostScale; scale++)
                FluentActions.Invoking(() => Bytes(adapter, Money.Of(100 + Unit(scale), currency))).Should().Throw<ArgumentException>("of {0} with {1} decimals", currency, scale);
        }
    }

    [Theory]
    [MemberData(nameof(Adapters))]
    public void Any_amount_is_on_the_wire_as_it_is_or_not_at_all(string adapter) => Property.Holds(
        from amount in Property.AnyDecimal
        from currency in Property.AnyCurrency
        select (Math.Abs(amount), currency),
        sample =>
        {
            (decimal amount, Currency currency) = sample;
            decimal? units = Decimals(adapter, currency) is { } decimals && amount <= long.MaxValue ? amount / Unit(decimals) : null;
            bool isExact = units is { } whole && whole == decimal.Truncate(whole) && whole <= long.MaxValue && (adapter != "alexpay" || whole > 0);
            if (isExact) OnWire(adapter, Bytes(adapter, Money.Of(amount, currency))).Should().Be((long)units!.Value);
            else FluentActions.Invoking(() => Bytes(adapter, Money.Of(amount, currency))).Should().Throw<ArgumentException>();
        },
        tests: 1_000);

    // How many decimals the provider's unit has; none for a currency that has no such unit.
    private static int? Decimals(string adapter, Currency currency) => adapter == "monime" ? currency.MinorUnits : 0;

    private static decimal Unit(int decimals) => new(1, 0, 0, isNegative: false, (byte)decimals);

    private static decimal WithScale(decimal amount, int scale) => amount + new decimal(0, 0, 0, isNegative: false, (byte)scale);

    private static long OnWire(string adapter, byte[] body)
    {
        using JsonDocument document = JsonDocument.Parse(body);
        JsonElement amount = document.RootElement.GetProperty("amount");
        string text = (adapter == "monime" ? amount.GetProperty("value") : amount).GetRawText();
        text.Should().MatchRegex("^[0-9]+$", "an amount is a whole number, never one with a point or an exponent");
        return long.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
    }

    private static byte[] Bytes(string adapter, Money amount)
    {
        var handle = CorrelationHandle.Derive("default", adapter, "refund-4711");
        return adapter switch
        {
            "monime" => MonimeRequests.Create(Request(amount, PayoutDestination.MobileMoney("+23278000000", MobileNetwork.Orange, "SL")), handle, sourceAccount: null, MonimeApi.V1),
            "moneroo" => MonerooRequests.Create(
                Request(amount, PayoutDestination.MobileMoney("+22951345020", MobileNetwork.Mtn, "BJ")), new MonerooTarget("mtn_bj", "Destination.Network", null, "BJ"), handle, new MonerooOptions()),
            _ => AlexpayRequests.Create(Request(amount, PayoutDestination.MobileMoney("+260970000000", country: "ZM")), handle, new AlexpayTarget("country-1"), webhookUrl: null),
        };
    }

    private static PayoutRequest Request(Money amount, PayoutDestination destination) => new()
    {
        Reference = "refund-4711",
        Amount = amount,
        Destination = destination,
        Description = "Order refund",
        Beneficiary = new Beneficiary { FirstName = "Jane", LastName = "Doe", Email = "jane@example.com" },
    };
}
