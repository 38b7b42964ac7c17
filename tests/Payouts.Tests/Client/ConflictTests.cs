using Payouts.Monime;
using Payouts.Tests.Monime.Support;

namespace Payouts.Tests.Client;

/// <summary>One reference, one request.</summary>
public sealed class ConflictTests
{
    private static readonly Dictionary<string, Func<PayoutRequest>> Others = new()
    {
        ["amount"] = () => With(amount: 150.01m),
        ["currency"] = () => With(currency: Currency.USD),
        ["phone"] = () => With(destination: Sample.MobileTo("+23278000009")),
        ["network"] = () => With(destination: PayoutDestination.MobileMoney(Sample.Phone, MobileNetwork.Africell, "SL")),
        ["country"] = () => With(destination: PayoutDestination.MobileMoney(Sample.Phone, MobileNetwork.Orange)),
        ["channel"] = () => With(destination: Sample.Bank),
        ["bank"] = () => With(destination: PayoutDestination.BankAccount("slb001", "0012345678", "SL")),
        ["account number"] = () => With(destination: PayoutDestination.BankAccount("slb004", "0012345679", "SL")),
        ["wallet"] = () => With(destination: Sample.Wallet),
        ["first name"] = () => With(beneficiary: new Beneficiary { FirstName = "Awa", LastName = "Kamara" }),
        ["last name"] = () => With(beneficiary: new Beneficiary { FirstName = "Aminata", LastName = "Sesay" }),
        ["no beneficiary"] = () => With(hasBeneficiary: false),
        ["e-mail"] = () => With(beneficiary: new Beneficiary { FirstName = "Aminata", LastName = "Kamara", Email = "a@example.com" }),
        ["contact"] = () => With(beneficiary: new Beneficiary { FirstName = "Aminata", LastName = "Kamara", PhoneNumber = "+23278000000" }),
        ["description"] = () => With(description: "Another refund"),
        ["source"] = () => With(source: "fac-1"),
        ["metadata value"] = () => With(metadata: new() { ["a"] = "1", ["b"] = "3" }),
        ["metadata key"] = () => With(metadata: new() { ["a"] = "1", ["c"] = "2" }),
        ["no metadata"] = () => With(metadata: []),
        ["replaces"] = () => With(replaces: "refund-4710"),
        ["extras"] = () => With(extras: new MonimeExtras { MethodCode = "m17" }),
        ["provider"] = () => With(provider: "another"),
    };

    public static TheoryData<string> Names { get; } = [.. Others.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Create_WithOneFieldChanged_ConflictsAndSendsNothing(string field)
    {
        await using MonimeWorld world = await MonimeWorld.StartAsync();
        await world.CreateAsync(With());

        Func<Task> creating = () => world.CreateAsync(Others[field]());

        (await creating.Should().ThrowAsync<PayoutConflictException>()).Which.Reference.Should().Be("refund-4711");
        world.Wire.All.Should().ContainSingle();
    }

    [Fact]
    public async Task Create_WithTheSameRequestWrittenDifferently_IsTheSamePayout()
    {
        await using MonimeWorld world = await MonimeWorld.StartAsync();
        Payout first = await world.CreateAsync(With());

        Payout[] same =
        [
            await world.CreateAsync(With(amount: 150.00m)),
            await world.CreateAsync(With(metadata: new() { ["b"] = "2", ["a"] = "1" })),
            await world.CreateAsync(With(provider: "monime")),
            await world.CreateAsync(With(extras: new MonimeExtras())),
        ];

        same.Should().OnlyContain(payout => payout.ProviderId == first.ProviderId);
        world.Wire.All.Should().ContainSingle();
    }

    [Fact]
    public async Task Create_WithTheCallersDictionaryChangedAfterwards_KeepsWhatWasJournalled()
    {
        await using MonimeWorld world = await MonimeWorld.StartAsync();
        var metadata = new Dictionary<string, string> { ["a"] = "1" };
        await world.CreateAsync(Sample.Request(metadata: metadata));

        metadata["a"] = "2";

        (await world.Client.GetAsync("refund-4711"))!.Metadata.Should().Contain("a", "1");
    }

    [Fact]
    public async Task Create_OfAJournalledReferenceWithARequestThatTodaysRulesRefuse_Conflicts()
    {
        await using MonimeWorld world = await MonimeWorld.StartAsync();
        await world.CreateAsync();

        Func<Task> creating = () => world.CreateAsync(Sample.Request(amount: 0.001m));

        await creating.Should().ThrowAsync<PayoutConflictException>();
    }

    [Fact]
    public async Task Create_ByManyCallersWithTwoRequests_PaysOneOfThem()
    {
        await using MonimeWorld world = await MonimeWorld.StartAsync();

        object[] results = await Task.WhenAll(Enumerable.Range(0, 40).Select(number => Task.Run<object>(async () =>
        {
            try
            {
                return await world.Client.CreateAsync(Sample.Request(amount: number % 2 == 0 ? 10m : 20m));
            }
            catch (PayoutConflictException conflict)
            {
                return conflict;
            }
        })));

        results.OfType<Payout>().Should().HaveCount(20);
        results.OfType<PayoutConflictException>().Should().HaveCount(20);
        world.Simulator.Ledger.Entries.Should().ContainSingle();
    }

    private static PayoutRequest With(
        decimal amount = 150m,
        Currency? currency = null,
        PayoutDestination? destination = null,
        Beneficiary? beneficiary = null,
        bool hasBeneficiary = true,
        string description = "Refund",
        string? source = null,
        Dictionary<string, string>? metadata = null,
        string? replaces = null,
        MonimeExtras? extras = null,
        string? provider = null) => new()
        {
            Reference = "refund-4711",
            Amount = Money.Of(amount, currency ?? Currency.SLE),
            Destination = destination ?? Sample.Mobile,
            Beneficiary = beneficiary ?? (hasBeneficiary ? new Beneficiary { FirstName = "Aminata", LastName = "Kamara" } : null),
            Description = description,
            SourceAccount = source,
            Metadata = metadata ?? new Dictionary<string, string> { ["a"] = "1", ["b"] = "2" },
            Replaces = replaces,
            Extras = extras,
            Provider = provider,
        };
}
