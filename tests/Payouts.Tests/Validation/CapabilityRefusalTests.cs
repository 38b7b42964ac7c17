namespace Payouts.Tests.Validation;

/// <summary>The same rules from other capabilities: whole units, a minimum, a required beneficiary, several countries.</summary>
public sealed class CapabilityRefusalTests
{
    private static readonly RequestDraft Valid = new()
    {
        Amount = Money.Of(1_000, Currency.XOF),
        Destination = PayoutDestination.MobileMoney("+22951345020", MobileNetwork.Mtn, "BJ"),
        Beneficiary = new Beneficiary { FirstName = "Jane", LastName = "Doe", Email = "jane@example.com" },
        Description = "Order refund",
    };

    private static readonly Dictionary<string, (RequestDraft Draft, (string Path, string Rule, string NextStep)[] Problems)> Cases = new()
    {
        ["fraction of a whole unit"] = (Valid with { Amount = Money.Of(1_000.5m, Currency.XOF) }, [("Amount", "*whole XOF only*", "Nothing is rounded*")]),
        ["below the minimum"] = (Valid with { Amount = Money.Of(99, Currency.XOF) }, [("Amount", "*no less than 100 XOF*", "*larger*")]),
        ["no beneficiary"] = (
            Valid with { Beneficiary = null },
            [("Beneficiary.FirstName", "*requires*", "*"), ("Beneficiary.LastName", "*requires*", "*"), ("Beneficiary.Email", "*requires*", "*")]),
        ["no e-mail"] = (
            Valid with { Beneficiary = new Beneficiary { FirstName = "Jane", LastName = "Doe" } }, [("Beneficiary.Email", "WestAfrican requires it.", "Give*")]),
        ["description of 21"] = (Valid with { Description = new string('d', 21) }, [("Description", "*at most 20*has 21*", "Shorten it.")]),
        ["no description where one is required"] = (Valid with { Provider = "west", Description = null }, [("Description", "WestAfrican requires one.", "Say*")]),
        ["source account"] = (Valid with { SourceAccount = "main" }, [("SourceAccount", "*does not let*", "Leave it out.")]),
        ["account number of 11"] = (
            Valid with { Destination = PayoutDestination.BankAccount("b", "12345678901", "BJ") }, [("Destination.AccountNumber", "*at most 10*has 11*", "*")]),
        ["channel not served in this country"] = (
            Valid with { Destination = PayoutDestination.BankAccount("b", "1", "TG") }, [("Destination", "*does not serve*", "*BankAccount BJ*")]),
        ["channel not served at all"] = (
            Valid with { Destination = PayoutDestination.ProviderWallet("w", "1") }, [("Destination", "*does not serve*", "*MobileMoney BJ, BankAccount BJ, MobileMoney TG*")]),
        ["phone of the other country served"] = (
            Valid with { Destination = PayoutDestination.MobileMoney("+22890123456", MobileNetwork.Moov, "BJ") }, [("Destination.PhoneNumber", "*in BJ starts with +229*", "*")]),
        ["phone of no country served, none named"] = (
            Valid with { Destination = PayoutDestination.MobileMoney("+23390123456", MobileNetwork.Moov) }, [("Destination.PhoneNumber", "It starts with the calling code of no country that WestAfrican serves.", "*")]),
        ["rule that only the adapter knows, beside a common one"] = (
            Valid with { Description = "", Destination = PayoutDestination.MobileMoney("+22951345020", new MobileNetwork("unserved"), "BJ") },
            [("Description", "*not blank*", "*"), ("Destination.Network", "*not served*", "*")]),
    };

    public static TheoryData<string> Names => new(Cases.Keys);

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Every_broken_rule_is_named_and_nothing_is_journalled_or_sent(string name)
    {
        await using RefusalHost host = RefusalHost.ForWestAfrica();

        MonimeRefusalTests.Expect(await host.RefuseAsync(Cases[name].Draft), Cases[name].Problems);
    }

    [Fact]
    public async Task An_account_is_chosen_by_capability_when_exactly_one_fits()
    {
        await using RefusalHost host = RefusalHost.ForOneEach(RefusalHost.MonimeAnswer);

        Payout west = await host.Client.CreateAsync((Valid with { Reference = "west" }).ToRequest());
        Payout monime = await host.Client.CreateAsync(new RequestDraft { Reference = "monime" }.ToRequest());

        (west.Provider, monime.Provider).Should().Be(("west", "monime"));
    }

    [Fact]
    public async Task The_country_of_the_number_counts_where_none_is_named()
    {
        await using RefusalHost host = RefusalHost.ForOneEach("{}");

        Payout payout = await host.Client.CreateAsync((Valid with { Destination = PayoutDestination.MobileMoney("+22890123456") }).ToRequest());

        payout.Provider.Should().Be("west");
    }

    [Fact]
    public async Task Several_accounts_that_fit_are_named_and_none_is_chosen()
    {
        await using RefusalHost host = RefusalHost.ForAll();

        MonimeRefusalTests.Expect(await host.RefuseAsync(Valid), [("Provider", "Several registered accounts serve this payout.", "Name one of: west, west-payroll.")]);
    }

    [Fact]
    public async Task Where_none_fits_every_account_is_named()
    {
        await using RefusalHost host = RefusalHost.ForAll();

        MonimeRefusalTests.Expect(
            await host.RefuseAsync(Valid with { Amount = Money.Of(5, Currency.JPY) }), [("Provider", "No registered account serves*", "*Registered: monime, west, west-payroll.")]);
    }

    [Fact]
    public async Task An_unknown_name_lists_the_registered_ones()
    {
        await using RefusalHost host = RefusalHost.ForAll();

        MonimeRefusalTests.Expect(await host.RefuseAsync(Valid with { Provider = "east" }), [("Provider", "*under this name*", "Use one of: monime, west, west-payroll.")]);
    }

    [Fact]
    public async Task A_request_without_a_destination_chooses_nobody()
    {
        await using RefusalHost host = RefusalHost.ForAll();

        MonimeRefusalTests.Expect(await host.RefuseAsync(Valid with { Destination = null }), [("Destination", "*required*", "*")]);
    }

    [Fact]
    public async Task A_named_account_is_judged_by_its_own_rules()
    {
        await using RefusalHost host = RefusalHost.ForAll();

        PayoutValidationException refusal = await host.RefuseAsync(Valid with { Provider = "monime" });

        refusal.Problems.Should().ContainSingle().Which.Path.Should().Be("Destination");
        refusal.Provider.Should().Be("monime");
    }

    [Fact]
    public async Task Metadata_is_kept_here_where_the_provider_stores_none()
    {
        await using RefusalHost host = RefusalHost.ForOneEach("{}");

        Payout payout = await host.Client.CreateAsync((Valid with { Metadata = new Dictionary<string, string> { ["order"] = "4711" } }).ToRequest());

        payout.Metadata.Should().Contain("order", "4711");
    }
}
