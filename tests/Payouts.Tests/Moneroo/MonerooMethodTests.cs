using System.Text.Json;
using System.Text.Json.Nodes;
using Payouts.Moneroo;
using Payouts.Providers;
using Payouts.Tests.Moneroo.Support;

namespace Payouts.Tests.Moneroo;

/// <summary>The table of methods, cell by cell against the provider's page, and what each row makes of a request.</summary>
public sealed class MonerooMethodTests
{
    private static readonly JsonObject[] Rows = [.. MonerooFile.Rows("methods", "methods")];

    public static TheoryData<string, string, string, string, string> Networks
    {
        get
        {
            var rows = new TheoryData<string, string, string, string, string>();
            foreach (JsonObject row in Rows)
            {
                foreach (JsonNode? network in row["networks"]!.AsArray())
                    rows.Add((string)network!, (string)row["country"]!, (string)row["code"]!, (string)row["currency"]!, PhoneOf(row));
            }

            return rows;
        }
    }

    [Fact]
    public void Every_cell_of_the_documented_table_is_here_and_nothing_else() => MonerooMethods.All
        .Select(static method => (method.Code, method.Country, method.Currency.Code, method.Recipient, method.Evidence.ToString().ToLowerInvariant(), string.Join(' ', method.Networks)))
        .Should().BeEquivalentTo(Rows.Select(static row => (
            (string)row["code"]!, (string)row["country"]!, (string)row["currency"]!, (string)row["recipientField"]!, (string)row["evidence"]!, string.Join(' ', row["networks"]!.AsArray().Select(static n => (string)n!)))));

    [Fact]
    public void The_documentation_has_forty_one_methods_and_the_live_list_three_more() =>
        MonerooMethods.All.GroupBy(static method => method.Evidence).Select(static group => (group.Key, group.Count()))
            .Should().BeEquivalentTo([(VerificationLevel.Documented, 41), (VerificationLevel.Observed, 3)]);

    [Theory]
    [MemberData(nameof(Networks))]
    public async Task A_network_in_its_country_goes_out_as_its_method(string network, string country, string code, string currency, string phone)
    {
        await using MonerooWorld world = new(static options => options.CheckMethods = false);
        PayoutRequest request = MonerooSample.Request(destination: PayoutDestination.MobileMoney(phone, new MobileNetwork(network), country), amount: Money.Of(500, Currency.FromCode(currency)));

        await world.Client.CreateAsync(request);

        MethodOf(world).Should().Be((code, "msisdn", phone[1..]));
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public async Task The_number_tells_the_country_where_none_is_named(string network, string country, string code, string currency, string phone)
    {
        await using MonerooWorld world = new(static options => options.CheckMethods = false);
        PayoutRequest request = MonerooSample.Request(destination: PayoutDestination.MobileMoney(phone, new MobileNetwork(network)), amount: Money.Of(500, Currency.FromCode(currency)));

        await world.Client.CreateAsync(request);

        MethodOf(world).Should().Be((code, "msisdn", phone[1..]), country);
    }

    [Fact]
    public async Task The_routes_are_every_country_with_its_currencies_and_calling_code()
    {
        await using MonerooWorld world = new();

        world.Provider.Capabilities.Routes
            .Select(static route => $"{route.Country} {route.Channel} {string.Join(',', route.Currencies.Select(static currency => currency.Code))} {route.CallingCode}")
            .Should().Equal(
                "BF MobileMoney XOF +226", "BJ MobileMoney XOF +229", "CD MobileMoney CDF +243", "CI MobileMoney XOF +225", "CM MobileMoney XAF +237", "GH MobileMoney GHS +233",
                "KE MobileMoney KES +254", "ML MobileMoney XOF +223", "MW MobileMoney MWK +265", "NG MobileMoney NGN +234", "RW MobileMoney RWF +250", "SN MobileMoney XOF +221",
                "TG MobileMoney XOF +228", "TZ MobileMoney TZS +255", "UG MobileMoney UGX +256", "ZM MobileMoney ZMW +260", "US ProviderWallet USD +1");
    }

    [Fact]
    public void Every_calling_code_is_the_beginning_of_the_documented_example()
    {
        foreach (JsonObject row in Rows)
        {
            PayoutRoute route = MonerooMethods.Routes.Single(route => route.Country == (string)row["country"]!);
            ((string)row["example"]!).TrimEnd('X').Should().Be(route.CallingCode[1..], (string)row["code"]!);
        }
    }

    [Theory]
    [InlineData("moneroo_payout_demo", null), InlineData("moneroo_payout_demo", "US")]
    public async Task The_test_method_pays_to_an_account_number(string code, string? country)
    {
        await using MonerooWorld world = new();

        await world.Client.CreateAsync(MonerooSample.Request(destination: PayoutDestination.ProviderWallet(code, "4149518161", country), amount: Money.Of(500, Currency.USD)));

        MethodOf(world).Should().Be(("moneroo_payout_demo", "account_number", "4149518161"));
    }

    private static (string Method, string Field, string Recipient) MethodOf(MonerooWorld world)
    {
        using JsonDocument body = JsonDocument.Parse(world.Bodies.Single());
        JsonProperty recipient = body.RootElement.GetProperty("recipient").EnumerateObject().Single();
        return (body.RootElement.GetProperty("method").GetString()!, recipient.Name, recipient.Value.GetString()!);
    }

    private static string PhoneOf(JsonObject row) => $"+{((string)row["example"]!).Replace('X', '7')}";
}
