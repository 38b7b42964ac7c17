using Payouts.Monime;

namespace Payouts.Tests.Validation;

/// <summary>What is refused before anything is journalled or sent, through the Monime account.</summary>
public sealed class MonimeRefusalTests
{
    private const string Id = "Use your own record's id";

    // A case, the request, and each problem expected: field, rule, next step.
    private static readonly Dictionary<string, (RequestDraft Draft, (string Path, string Rule, string NextStep)[] Problems)> Cases = new()
    {
        ["no reference"] = (new() { Reference = null }, [("Reference", "*required*", $"{Id}*")]),
        ["empty reference"] = (new() { Reference = "" }, [("Reference", "*required*", $"{Id}*")]),
        ["reference of 201"] = (new() { Reference = new string('r', 201) }, [("Reference", "*at most 200*has 201*", $"{Id}*")]),
        ["reference not in form C"] = (new() { Reference = "cafe\u0301" }, [("Reference", "*normalisation form C*", "*Normalize()*")]),
        ["reference of an Angstrom sign"] = (new() { Reference = "a\u212Bb" }, [("Reference", "*normalisation form C*", "*Normalize()*")]),
        ["blank before the reference"] = (new() { Reference = " refund" }, [("Reference", "*no blank at either end*", "Trim*")]),
        ["no-break space after the reference"] = (new() { Reference = "refund\u00A0" }, [("Reference", "*no blank at either end*", "Trim*")]),
        ["blank reference"] = (new() { Reference = "  " }, [("Reference", "*no blank at either end*", "Trim*")]),
        ["line break in the reference"] = (new() { Reference = "refund\n4711" }, [("Reference", "*no control characters*", $"{Id}*")]),
        ["NUL in the reference"] = (new() { Reference = "refund\0" }, [("Reference", "*no control characters*", $"{Id}*")]),
        ["first half of a pair alone"] = (new() { Reference = "refund\uD83D" }, [("Reference", "*half of a surrogate pair*", $"{Id}*")]),
        ["second half of a pair alone"] = (new() { Reference = "\uDE00refund" }, [("Reference", "*half of a surrogate pair*", $"{Id}*")]),
        ["halves of a pair the wrong way round"] = (new() { Reference = "\uDE00\uD83D" }, [("Reference", "*half of a surrogate pair*", $"{Id}*")]),
        ["code unit that is no character"] = (new() { Reference = "refund\uFFFE1" }, [("Reference", "*U+FFFE*", $"{Id}*")]),
        ["replaced reference empty"] = (new() { Replaces = "" }, [("Replaces", "*required*", $"{Id}*")]),

        ["nothing to pay"] = (new() { Amount = Money.Of(0, Currency.SLE) }, [("Amount", "*more than zero*", "*Money.Of*")]),
        ["negative amount"] = (new() { Amount = Money.Of(-1, Currency.SLE) }, [("Amount", "*more than zero*", "*Money.Of*")]),
        ["half a cent"] = (new() { Amount = Money.Of(10.505m, Currency.SLE) }, [("Amount", "*SLE with at most 2 decimals*", "Nothing is rounded*")]),
        ["more than 64 bits"] = (new() { Amount = Money.Of(decimal.MaxValue, Currency.SLE) }, [("Amount", "*64 bits*", "Nothing is rounded*")]),
        ["one cent more than 64 bits"] = (new() { Amount = Money.Of(92_233_720_368_547_758.08m, Currency.SLE) }, [("Amount", "*64 bits*", "Nothing is rounded*")]),
        ["negative with half a cent"] = (
            new() { Amount = Money.Of(-10.505m, Currency.SLE) }, [("Amount", "*more than zero*", "*"), ("Amount", "*at most 2 decimals*", "*")]),
        ["money never set"] = (
            new() { Amount = default },
            [("Amount", "*more than zero*", "*"), ("Amount.Currency", "*does not pay XXX*", "*SLE, USD*"), ("Amount", "*XXX with at most 0 decimals*", "*")]),
        ["currency not served"] = (new() { Amount = Money.Of(1_000, Currency.XOF) }, [("Amount.Currency", "Monime does not pay XOF there.", "Use one of: SLE, USD.")]),

        ["no destination"] = (new() { Destination = null }, [("Destination", "*required*", "*PayoutDestination.MobileMoney*")]),
        ["country not served"] = (
            new() { Destination = PayoutDestination.MobileMoney("+233241234567", MobileNetwork.Orange, "GH") },
            [("Destination", "*does not serve this kind of account in this country*", "*MobileMoney SL*")]),
        ["country in lower case"] = (
            new() { Destination = PayoutDestination.MobileMoney("+23278000000", MobileNetwork.Orange, "sl") },
            [("Destination.Country", "*two upper-case letters*", "*SL*"), ("Destination", "*does not serve*", "*")]),
        ["country of three letters"] = (
            new() { Destination = PayoutDestination.MobileMoney("+23278000000", MobileNetwork.Orange, "SLE") },
            [("Destination.Country", "*ISO 3166-1*", "*"), ("Destination", "*does not serve*", "*")]),
        ["phone of another country"] = (
            new() { Destination = PayoutDestination.MobileMoney("+233241234567", MobileNetwork.Orange, "SL") },
            [("Destination.PhoneNumber", "*in SL starts with +232*", "Correct*")]),
        ["phone of another country, none named"] = (
            new() { Destination = PayoutDestination.MobileMoney("+233241234567", MobileNetwork.Orange) },
            [("Destination.PhoneNumber", "*in SL starts with +232*", "Correct*")]),
        ["no network"] = (
            new() { Destination = PayoutDestination.MobileMoney("+23278000000", null, "SL") }, [("Destination.Network", "Monime needs the network named.", "*MobileNetwork.Orange*")]),
        ["no network, extras without a code"] = (
            new() { Destination = PayoutDestination.MobileMoney("+23278000000", null, "SL"), Extras = new MonimeExtras() },
            [("Destination.Network", "*not known here*", "*africell, orange*MonimeExtras*")]),
        ["network not known"] = (
            new() { Destination = PayoutDestination.MobileMoney("+23278000000", MobileNetwork.Mtn, "SL") },
            [("Destination.Network", "*not known here*", "*africell, orange*MonimeExtras*")]),
        ["bank without code"] = (new() { Destination = PayoutDestination.BankAccount(null!, "0012345", "SL") }, [("Destination.BankCode", "*required*", "*bank directory*")]),
        ["bank with a blank code"] = (new() { Destination = PayoutDestination.BankAccount(" ", "0012345", "SL") }, [("Destination.BankCode", "*required*", "*")]),
        ["bank without account"] = (new() { Destination = PayoutDestination.BankAccount("slb", null!, "SL") }, [("Destination.AccountNumber", "*required*", "*")]),
        ["blank account number"] = (new() { Destination = PayoutDestination.BankAccount("slb", "\t ", "SL") }, [("Destination.AccountNumber", "*required*", "*")]),
        ["blank after the account number"] = (
            new() { Destination = PayoutDestination.BankAccount("slb", "0012345 ", "SL") }, [("Destination.AccountNumber", "*no blank at either end*", "*as it is*")]),
        ["account number of 65"] = (
            new() { Destination = PayoutDestination.BankAccount("slb", new string('0', 65), "SL") }, [("Destination.AccountNumber", "*at most 64*has 65*", "*")]),
        ["bank in a country not served"] = (new() { Destination = PayoutDestination.BankAccount("slb", "0012345", "GH") }, [("Destination", "*does not serve*", "*BankAccount SL*")]),
        ["wallet without code and id"] = (
            new() { Destination = PayoutDestination.ProviderWallet("", "", "SL") }, [("Destination.WalletCode", "*required*", "*"), ("Destination.WalletId", "*required*", "*")]),
        ["line break in a wallet's id"] = (new() { Destination = PayoutDestination.ProviderWallet("w", "a\nb", "SL") }, [("Destination.WalletId", "*no control characters*", "*")]),

        ["description of 501"] = (new() { Description = new string('d', 501) }, [("Description", "*at most 500*has 501*", "Shorten it.")]),
        ["blank description"] = (new() { Description = " " }, [("Description", "*not blank*", "Leave it out*")]),
        ["control character in the description"] = (new() { Description = "a\u001Bb" }, [("Description", "*without control characters*", "Remove*")]),
        ["half a pair in the description"] = (new() { Description = "a\uD83D" }, [("Description", "*valid Unicode*", "Remove*")]),
        ["blank source account"] = (new() { SourceAccount = "" }, [("SourceAccount", "*not blank*", "*")]),
        ["source account of 101"] = (new() { SourceAccount = new string('s', 101) }, [("SourceAccount", "*at most 100*has 101*", "*")]),
        ["reserved key"] = (new() { Metadata = Entries(("payouts_handle", "x")) }, [("Metadata.payouts_handle", "*reserved*", "*another key*")]),
        ["reserved key in capitals"] = (new() { Metadata = Entries(("PAYOUTS_ID", "x")) }, [("Metadata.PAYOUTS_ID", "*reserved*", "*another key*")]),
        ["blank key"] = (new() { Metadata = Entries((" ", "x")) }, [("Metadata", "*not blank*", "*")]),
        ["control character in a key"] = (new() { Metadata = Entries(("a\nb", "x")) }, [("Metadata", "*no control characters*", "*")]),
        ["empty value"] = (new() { Metadata = Entries(("order", "")) }, [("Metadata.order", "*not empty*", "Leave the entry out*")]),
        ["no value"] = (new() { Metadata = Entries(("order", null!)) }, [("Metadata.order", "*not empty*", "*")]),
        ["key of 65"] = (new() { Metadata = Entries((new string('k', 65), "x")) }, [("Metadata", "*at most 64 characters; one has 65*", "*")]),
        ["value of 101"] = (new() { Metadata = Entries(("order", new string('v', 101))) }, [("Metadata.order", "*at most 100 characters; this one has 101*", "*")]),
        ["63 entries"] = (
            new() { Metadata = Enumerable.Range(1, 63).ToDictionary(number => $"k{number}", _ => "v") }, [("Metadata", "*at most 62 entries*there are 63*", "*")]),
        ["beneficiary in no order"] = (
            new() { Beneficiary = new Beneficiary { FirstName = "", LastName = new string('n', 101), Email = "a@b@c", PhoneNumber = "078" } },
            [("Beneficiary.FirstName", "*not blank*", "*"), ("Beneficiary.LastName", "*at most 100*", "*"), ("Beneficiary.Email", "*one '@'*", "*"), ("Beneficiary.PhoneNumber", "*E.164*", "*")]),
        ["extras of another provider"] = (new() { Extras = new WestAfricanExtras() }, [("Extras", "*for WestAfrican*through Monime*", "*")]),
        ["provider not registered"] = (new() { Provider = "moon" }, [("Provider", "No provider account is registered under this name.", "Use one of: monime.")]),
        ["provider in capitals"] = (new() { Provider = "MONIME" }, [("Provider", "No provider account*", "Use one of: monime.")]),

        ["everything at once"] = (
            new()
            {
                Reference = "",
                Replaces = " x",
                Amount = Money.Of(-0.005m, Currency.SLE),
                Destination = PayoutDestination.MobileMoney("078000000", MobileNetwork.Mtn),
                Description = "",
                SourceAccount = "\n",
                Metadata = Entries(("payouts_x", "")),
                Beneficiary = new Beneficiary { Email = "nobody" },
                Extras = new WestAfricanExtras(),
            },
            [
                ("Reference", "*", "*"), ("Replaces", "*", "*"), ("Amount", "*more than zero*", "*"), ("Destination.PhoneNumber", "*", "*"), ("Beneficiary.Email", "*", "*"),
                ("Description", "*", "*"), ("SourceAccount", "*", "*"), ("Metadata.payouts_x", "*reserved*", "*"), ("Metadata.payouts_x", "*not empty*", "*"),
                ("Amount", "*decimals*", "*"), ("Extras", "*", "*"), ("Destination.Network", "*", "*"),
            ]),
    };

    public static TheoryData<string> Names => new(Cases.Keys);

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Every_broken_rule_is_named_and_nothing_is_journalled_or_sent(string name)
    {
        await using RefusalHost host = RefusalHost.ForMonime();

        PayoutValidationException refusal = await host.RefuseAsync(Cases[name].Draft);

        Expect(refusal, Cases[name].Problems);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("+")]
    [InlineData("23278000000")]
    [InlineData("078000000")]
    [InlineData("0023278000000")]
    [InlineData("+232 78 000000")]
    [InlineData("+232-78-000000")]
    [InlineData("+(232)78000000")]
    [InlineData(" +23278000000")]
    [InlineData("+23278000000 ")]
    [InlineData("+23278000000\n")]
    [InlineData("++23278000000")]
    [InlineData("+03278000000")]
    [InlineData("+2327800")]
    [InlineData("+2327800000000000")]
    [InlineData("+23278OOOOOO")]
    [InlineData("+23278\u0660\u0660\u0660\u0660\u0660\u0660")]
    [InlineData("\uFF0B23278000000")]
    [InlineData("tel:+23278000000")]
    public async Task A_phone_number_in_any_other_shape_than_E164_is_refused(string? phone)
    {
        await using RefusalHost host = RefusalHost.ForMonime();

        PayoutValidationException refusal = await host.RefuseAsync(new() { Destination = PayoutDestination.MobileMoney(phone!, MobileNetwork.Orange, "SL") });

        Expect(refusal, [("Destination.PhoneNumber", $"*E.164*has {phone?.Length ?? 0} characters*", "*+23278000000*")]);
    }

    [Theory]
    [InlineData("r")]
    [InlineData("refund 4711/2030 \u00E9\u4E2D\U0001F600")]
    public async Task A_reference_of_any_script_is_taken(string reference)
    {
        await using RefusalHost host = RefusalHost.ForMonime(RefusalHost.MonimeAnswer);

        Payout payout = await host.Client.CreateAsync(new RequestDraft { Reference = reference }.ToRequest());

        payout.Status.Should().Be(PayoutStatus.Pending);
    }

    [Fact]
    public async Task Every_field_at_its_limit_is_taken()
    {
        await using RefusalHost host = RefusalHost.ForMonime(RefusalHost.MonimeAnswer);
        var metadata = Enumerable.Range(100, 62).ToDictionary(number => $"{number}{new string('k', 61)}", _ => new string('v', 100));

        Payout payout = await host.Client.CreateAsync(new RequestDraft
        {
            Reference = new string('r', 200),
            Description = new string('d', 500),
            SourceAccount = new string('s', 100),
            Metadata = metadata,
        }.ToRequest());

        payout.Status.Should().Be(PayoutStatus.Pending);
        host.Transport.Requests.Should().ContainSingle();
    }

    [Fact]
    public async Task A_refusal_tells_reference_account_and_category()
    {
        await using RefusalHost host = RefusalHost.ForMonime();

        PayoutValidationException refusal = await host.RefuseAsync(new() { Description = "" });

        (refusal.Reference, refusal.Provider, refusal.Category).Should().Be(("refund-4711", "monime", PayoutFailureCategory.InvalidRequest));
        refusal.Message.Should().StartWith("The payout was not created, nothing was sent: 1 problem(s).").And.Contain("Description: ");
    }

    internal static void Expect(PayoutValidationException refusal, (string Path, string Rule, string NextStep)[] expected)
    {
        refusal.Problems.Select(problem => problem.Path).Should().BeEquivalentTo(expected.Select(problem => problem.Path), refusal.Message);
        foreach ((string path, string rule, string nextStep) in expected)
        {
            PayoutProblem[] ofField = [.. refusal.Problems.Where(problem => string.Equals(problem.Path, path, StringComparison.Ordinal))];
            ofField.Select(problem => problem.Rule).Should().ContainMatch(rule);
            ofField.Select(problem => problem.NextStep).Should().ContainMatch(nextStep);
        }
    }

    private static Dictionary<string, string> Entries(params (string Key, string Value)[] entries) => entries.ToDictionary(entry => entry.Key, entry => entry.Value);
}
