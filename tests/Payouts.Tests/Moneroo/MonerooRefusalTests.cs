using Payouts.Moneroo;
using Payouts.Tests.Monime.Support;
using Payouts.Tests.Moneroo.Support;

namespace Payouts.Tests.Moneroo;

/// <summary>What is refused before anything is journalled or sent.</summary>
public sealed class MonerooRefusalTests
{
    private const string Person = "9c4n4ry9";

    // A case, the request, and each problem expected: field, rule, next step.
    private static readonly Dictionary<string, (PayoutRequest Request, (string Path, string Rule, string NextStep)[] Problems)> Cases = new()
    {
        ["a fraction of a unit"] = (MonerooSample.Request(amount: Money.Of(1000.5m, Currency.XOF)), [("Amount", "Moneroo takes whole XOF only.", "Nothing is rounded*")]),
        ["a fraction of a currency with cents"] = (
            MonerooSample.Request(destination: PayoutDestination.MobileMoney("+233241234567", MobileNetwork.Mtn, "GH"), amount: Money.Of(10.50m, Currency.GHS)),
            [("Amount", "Moneroo takes whole GHS only.", "Nothing is rounded*")]),
        ["nothing"] = (MonerooSample.Request(amount: Money.Of(0, Currency.XOF)), [("Amount", "*more than zero*", "*")]),
        ["a negative amount"] = (MonerooSample.Request(amount: Money.Of(-1, Currency.XOF)), [("Amount", "*more than zero*", "*")]),
        ["more than 64 bits"] = (MonerooSample.Request(amount: Money.Of(9_223_372_036_854_775_808m, Currency.XOF)), [("Amount", "*whole XOF only*", "*")]),
        ["a currency that the country does not take"] = (MonerooSample.Request(amount: Money.Of(1000, Currency.XAF)), [("Amount.Currency", "Moneroo does not pay XAF there.", "Use one of: XOF.")]),
        ["dollars to a phone"] = (MonerooSample.Request(amount: Money.Of(1000, Currency.USD)), [("Amount.Currency", "Moneroo does not pay USD there.", "Use one of: XOF.")]),
        ["francs to the test method"] = (MonerooSample.Request(destination: MonerooSample.Demo), [("Amount.Currency", "Moneroo does not pay XOF there.", "Use one of: USD.")]),

        ["no description"] = (MonerooSample.Request(description: null!), [("Description", "Moneroo requires one.", "*few words*")]),
        ["a description of 156"] = (MonerooSample.Request(description: new string('d', 156)), [("Description", "Moneroo takes at most 155 characters; this one has 156.", "Shorten it.")]),
        ["no beneficiary"] = (
            Without(null),
            [("Beneficiary.FirstName", "Moneroo requires it.", "*"), ("Beneficiary.LastName", "Moneroo requires it.", "*"), ("Beneficiary.Email", "Moneroo requires it.", "*first name, last name and e-mail*")]),
        ["no first name"] = (Without(new Beneficiary { LastName = "Doe", Email = "j@example.com" }), [("Beneficiary.FirstName", "Moneroo requires it.", "*")]),
        ["no last name"] = (Without(new Beneficiary { FirstName = "John", Email = "j@example.com" }), [("Beneficiary.LastName", "Moneroo requires it.", "*")]),
        ["no e-mail"] = (Without(new Beneficiary { FirstName = "John", LastName = "Doe" }), [("Beneficiary.Email", "Moneroo requires it.", "*")]),
        ["names and places too long"] = (
            Without(new Beneficiary
            {
                FirstName = new string('n', 101), LastName = new string('n', 101), Email = "j@example.com", Address = new string('a', 201), City = new string('c', 101),
                State = new string('s', 101), PostalCode = new string('p', 101), Country = "Benin",
            }),
            [
                ("Beneficiary.FirstName", "*at most 100*", "*"), ("Beneficiary.LastName", "*at most 100*", "*"), ("Beneficiary.Address", "*at most 200*", "*"), ("Beneficiary.City", "*at most 100*", "*"),
                ("Beneficiary.State", "*at most 100*", "*"), ("Beneficiary.PostalCode", "*at most 100*", "*"), ("Beneficiary.Country", "*two upper-case letters*", "*"),
            ]),
        ["a source account"] = (
            new PayoutRequest
            {
                Reference = "refund-4711", Amount = Money.Of(1000, Currency.XOF), Destination = MonerooSample.Request().Destination, Beneficiary = MonerooSample.John, Description = "d", SourceAccount = "main",
            },
            [("SourceAccount", "Moneroo does not let*", "Leave it out.")]),

        ["ten entries"] = (MonerooSample.Request(metadata: Enumerable.Range(1, 10).ToDictionary(static n => $"k{n}", static _ => "v")), [("Metadata", "*at most 9 entries beside the library's own; there are 10.", "*")]),
        ["a value of 101"] = (MonerooSample.Request(metadata: Entry("order", new string('v', 101))), [("Metadata.order", "*values of at most 100 characters; this one has 101.", "*")]),
        ["a key of 101"] = (MonerooSample.Request(metadata: Entry(new string('k', 101), "v")), [("Metadata", "*keys of at most 100 characters; one has 101.", "*")]),
        ["a dot in a key"] = (MonerooSample.Request(metadata: Entry("order.id", "v")), [("Metadata", "Moneroo takes no '.' and no '*' in a key.", "*letters, digits*")]),
        ["a star in a key"] = (MonerooSample.Request(metadata: Entry("*", "v")), [("Metadata", "Moneroo takes no '.' and no '*' in a key.", "*")]),
        ["an empty value"] = (MonerooSample.Request(metadata: Entry("order", "")), [("Metadata.order", "A value is not empty.", "*")]),
        ["a blank value"] = (MonerooSample.Request(metadata: Entry("order", " ")), [("Metadata.order", "Moneroo takes no blank value.", "Leave the entry out instead.")]),
        ["a reserved key"] = (MonerooSample.Request(metadata: Entry("payouts_handle", "v")), [("Metadata.payouts_handle", "*reserved*", "*")]),

        ["no network"] = (To(PayoutDestination.MobileMoney(MonerooSample.Phone, null, "BJ")), [("Destination.Network", "Moneroo needs the network named.", "*")]),
        ["no network, extras without a method"] = (
            new PayoutRequest
            {
                Reference = "refund-4711", Amount = Money.Of(1000, Currency.XOF), Destination = PayoutDestination.MobileMoney(MonerooSample.Phone, null, "BJ"), Beneficiary = MonerooSample.John,
                Description = "d", Extras = new MonerooExtras(),
            },
            [("Destination.Network", "Moneroo has no payout method of this network in BJ.", "Use one of: moov, mtn; or give*MonerooExtras*")]),
        ["a network of another country"] = (
            To(PayoutDestination.MobileMoney(MonerooSample.Phone, MobileNetwork.Wave, "BJ")), [("Destination.Network", "Moneroo has no payout method of this network in BJ.", "Use one of: moov, mtn; or give*")]),
        ["a network of another country than the number"] = (
            To(PayoutDestination.MobileMoney("+2250712345678", MobileNetwork.Airtel)), [("Destination.Network", "Moneroo has no payout method of this network in CI.", "Use one of: djamo, moov, mtn, orange, wave; or*")]),
        ["Vodacom where it has no method"] = (
            Ghana(MobileNetwork.Vodacom), [("Destination.Network", "*in GH.", "Use one of: mtn, telecel, tigo; or*")]),
        ["a number of another country"] = (
            To(PayoutDestination.MobileMoney("+2250712345678", MobileNetwork.Mtn, "BJ")), [("Destination.PhoneNumber", "A phone number in BJ starts with +229.", "Correct the number or the country.")]),
        ["a country that is not served"] = (
            To(PayoutDestination.MobileMoney("+23278000000", MobileNetwork.Orange, "SL")), [("Destination", "Moneroo does not serve this kind of account in this country.", "*MobileMoney BJ*ProviderWallet US*")]),
        ["a number of a country that is not served"] = (
            To(PayoutDestination.MobileMoney("+23278000000", MobileNetwork.Mtn)), [("Destination.PhoneNumber", "It starts with the calling code of no country that Moneroo serves.", "*"), ("Destination.Network", "Without a country*", "Name the destination's country.")]),
        ["a phone of the test method's country"] = (To(PayoutDestination.MobileMoney("+14149518161", MobileNetwork.Mtn, "US")), [("Destination", "*does not serve*", "*")]),
        ["a bank account"] = (To(PayoutDestination.BankAccount("b", "1", "BJ")), [("Destination", "*does not serve*", "*")]),
        ["a wallet in another country"] = (To(PayoutDestination.ProviderWallet("moneroo_payout_demo", "4149518161", "BJ")), [("Destination", "*does not serve*", "*")]),
        ["a wallet without code"] = (
            MonerooSample.Request(destination: PayoutDestination.ProviderWallet("", "4149518161"), amount: Money.Of(5, Currency.USD)), [("Destination.WalletCode", "A value is required.", "*")]),
        ["a wallet that is a network's"] = (
            MonerooSample.Request(destination: PayoutDestination.ProviderWallet("mtn_bj", "22951345020"), amount: Money.Of(5, Currency.USD)),
            [("Destination.WalletCode", "This method pays to a phone number.", "*PayoutDestination.MobileMoney*")]),
        ["a phone through the test method"] = (
            MonerooSample.Request(method: "moneroo_payout_demo"), [("Extras.Method", "This method pays to an account number, not to a phone number.", "*PayoutDestination.ProviderWallet*")]),
        ["a method of another country"] = (
            MonerooSample.Request(method: "mtn_ci"), [("Extras.Method", "This method pays to CI only, and the destination is in BJ.", "Name a network of BJ instead: moov, mtn.")]),
        ["a method of another country than the number"] = (
            MonerooSample.Request(destination: PayoutDestination.MobileMoney(MonerooSample.Phone), method: "togocel"), [("Extras.Method", "This method pays to TG only, and the destination is in BJ.", "*moov, mtn.")]),
        ["an empty method"] = (MonerooSample.Request(method: ""), [("Extras.Method", "A method's code has 1 to 64 printable characters without blanks.", "*mtn_bj*")]),
        ["a method with a blank"] = (MonerooSample.Request(method: "mtn bj"), [("Extras.Method", "*printable*", "*")]),
        ["a method of 65"] = (MonerooSample.Request(method: new string('m', 65)), [("Extras.Method", "*1 to 64*", "*")]),
        ["extras of another provider"] = (
            new PayoutRequest
            {
                Reference = "refund-4711", Amount = Money.Of(1000, Currency.XOF), Destination = MonerooSample.Request().Destination, Beneficiary = MonerooSample.John, Description = "d",
                Extras = new Payouts.Monime.MonimeExtras { MethodCode = "m17" },
            },
            [("Extras", "These extras are for Monime*", "*")]),

        ["everything at once"] = (
            new PayoutRequest
            {
                Reference = "refund-4711", Amount = Money.Of(0.5m, Currency.USD), Destination = PayoutDestination.MobileMoney("+2250712345678", MobileNetwork.Airtel, "BJ"),
                Beneficiary = new Beneficiary { Email = "nobody" }, Metadata = Entry("a.b", " "),
            },
            [
                ("Amount", "*", "*"), ("Amount.Currency", "*", "*"), ("Destination.PhoneNumber", "*", "*"), ("Destination.Network", "*", "*"), ("Description", "*", "*"), ("Metadata", "*", "*"),
                ("Metadata.a.b", "*", "*"), ("Beneficiary.FirstName", "*", "*"), ("Beneficiary.LastName", "*", "*"), ("Beneficiary.Email", "*", "*"),
            ]),
    };

    public static TheoryData<string> Names => new(Cases.Keys);

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Every_broken_rule_is_named_and_nothing_is_journalled_sent_or_asked(string name)
    {
        await using MonerooWorld world = new();

        PayoutValidationException refusal = await RefuseAsync(world, Cases[name].Request);

        Validation.MonimeRefusalTests.Expect(refusal, Cases[name].Problems);
        world.Server.Requests.Should().BeEmpty();
    }

    [Fact]
    public async Task No_text_of_a_refusal_holds_a_private_value()
    {
        await using MonerooWorld world = new();
        var beneficiary = new Beneficiary { FirstName = $"{Person}\n", LastName = new string('n', 100) + Person, Email = $"{Person}@@", PhoneNumber = Person, Address = $"\ud800{Person}", Country = Person };
        PayoutDestination[] destinations =
        [
            PayoutDestination.MobileMoney($"+229{Person}", new MobileNetwork("n" + Person)), PayoutDestination.MobileMoney("+22951345020", MobileNetwork.Wave),
            PayoutDestination.ProviderWallet("mtn_bj", Person), PayoutDestination.BankAccount("b", Person, "BJ"),
        ];

        foreach (PayoutDestination destination in destinations)
        {
            PayoutRequest request = MonerooSample.Request(
                destination: destination, beneficiary: beneficiary, method: $"{Person} ", description: $"{Person}\n", metadata: Entry("order", new string(' ', 101) + Person));
            (await RefuseAsync(world, request)).ToString().Should().NotContain(Person).And.NotContain("51345020");
        }
    }

    [Fact]
    public void A_currency_that_is_not_the_methods_is_refused_even_where_the_core_would_let_it_pass()
    {
        var problems = new List<PayoutProblem>();

        MonerooRules.Check(MonerooSample.Request(amount: Money.Of(1000, Currency.XAF)), problems);

        problems.Should().ContainSingle().Which.Should().Be(
            new PayoutProblem("Amount.Currency", "This method pays XOF only.", "Give the amount in XOF, or choose another method."));
    }

    [Fact]
    public async Task Every_field_at_its_limit_is_taken()
    {
        await using MonerooWorld world = new();
        PayoutRequest request = MonerooSample.Request(
            reference: new string('r', 200),
            amount: Money.Of(long.MaxValue, Currency.XOF),
            description: new string('d', 155),
            beneficiary: new Beneficiary
            {
                FirstName = new string('f', 100), LastName = new string('l', 100), Email = "j@e", Address = new string('a', 200), City = new string('c', 100), State = new string('s', 100), PostalCode = new string('p', 100),
            },
            metadata: Enumerable.Range(1, 9).ToDictionary(static number => $"{number}{new string('k', 99)}", static _ => new string('v', 100)),
            method: new string('~', 64));

        (await world.Client.CreateAsync(request)).Status.Should().Be(PayoutStatus.Pending);
        world.Bodies.Should().ContainSingle().Which.Should().Contain("\"amount\":9223372036854775807,");
    }

    internal static async Task<PayoutValidationException> RefuseAsync(MonerooWorld world, PayoutRequest request)
    {
        PayoutValidationException refusal = (await FluentActions.Awaiting(() => world.Client.CreateAsync(request)).Should().ThrowAsync<PayoutValidationException>()).Which;
        (await Items.ToListAsync(world.Journal.ListAsync(new PayoutFilter(), default))).Should().BeEmpty();
        world.Bodies.Should().BeEmpty();
        (refusal.Reference, refusal.Provider).Should().Be((request.Reference, "moneroo"));
        return refusal;
    }

    private static PayoutRequest To(PayoutDestination destination) => MonerooSample.Request(destination: destination);

    private static PayoutRequest Ghana(MobileNetwork network) => MonerooSample.Request(destination: PayoutDestination.MobileMoney("+233241234567", network, "GH"), amount: Money.Of(10, Currency.GHS));

    private static PayoutRequest Without(Beneficiary? beneficiary) => new()
    {
        Reference = "refund-4711", Amount = Money.Of(1000, Currency.XOF), Destination = MonerooSample.Request().Destination, Beneficiary = beneficiary, Description = "d",
    };

    private static Dictionary<string, string> Entry(string key, string value) => new() { [key] = value };
}
