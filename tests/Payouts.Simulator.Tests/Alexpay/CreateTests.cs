using System.Text.Json.Nodes;
using Payouts.Simulator.Alexpay;

namespace Payouts.Simulator.Tests.Alexpay;

public sealed class CreateTests : AlexpayTest
{
    private const string Token = "0123456789abcdef0123456789abcdef01234567";

    [Fact]
    public async Task The_same_body_twice_is_two_payouts()
    {
        AlexpayReply first = await Alexpay.CreateAsync();
        AlexpayReply second = await Alexpay.CreateAsync();
        Clock.Advance(ToFinal);

        second.PayoutId.Should().NotBe(first.PayoutId);
        Simulator.Ledger.ExecutedCount.Should().Be(2);
    }

    [Fact]
    public async Task An_idempotency_key_means_nothing()
    {
        await Alexpay.CreateAsync(change: request => AlexpayApi.Set(request, "Idempotency-Key", "key"));
        await Alexpay.CreateAsync(change: request => AlexpayApi.Set(request, "Idempotency-Key", "key"));

        Simulator.Ledger.CommittedCount.Should().Be(2);
    }

    [Fact]
    public async Task Parallel_creates_are_all_payouts()
    {
        string body = await Alexpay.FillAsync(AlexpayApi.Body());

        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Alexpay.SendAsync("POST", AlexpayApi.Create, body)));

        Simulator.Ledger.Entries.Select(entry => entry.PayoutId).Should().OnlyHaveUniqueItems().And.HaveCount(50);
    }

    [Fact]
    public async Task A_ledger_entry_holds_what_was_accepted()
    {
        AlexpayReply created = await Alexpay.CreateAsync();

        LedgerEntry entry = Simulator.Ledger.Find(created.PayoutId)!;

        entry.Should().BeEquivalentTo(new
        {
            Provider = "alexpay",
            PayoutId = created.PayoutId,
            Tenant = AlexpayDefaults.BusinessId,
            AmountMinor = 2_600L,
            Currency = "GHS",
            Destination = "233240000000",
            IdempotencyKey = (string?)null,
            AcceptedAt = Clock.GetUtcNow(),
            State = LedgerState.Accepted,
        });
    }

    [Theory]
    [InlineData($"Order refund #{Token}", Token)]
    [InlineData($"#{Token}", Token)]
    [InlineData("testing", null)]
    [InlineData($"#{Token}.", null)]
    [InlineData($"a{Token}", null)]
    [InlineData("#0123456789ABCDEF0123456789ABCDEF01234567", null)]
    public async Task The_ledger_finds_a_payout_by_the_token_at_the_end_of_its_narration(string narration, string? handle)
    {
        await Alexpay.CreateAsync(AlexpayApi.Body(narration: narration));

        IReadOnlyDictionary<string, string> metadata = Simulator.Ledger.Entries.Single().Metadata;

        metadata.GetValueOrDefault(AlexpayDefaults.HandleEntry).Should().Be(handle);
        metadata[AlexpayDefaults.NarrationEntry].Should().Be(narration);
    }

    [Theory]
    [InlineData("")]
    [InlineData(",\"momo_phone_number\":null")]
    public async Task Without_a_phone_number_the_merchants_own_wallet_is_paid(string phone)
    {
        AlexpayReply created = await Alexpay.CreateAsync($$"""{"amount":26,"countryId":"$GH","transfer_to":"mobile_number"{{phone}}}""");
        Clock.Advance(ToFinal);

        created.PayoutStatus.Should().Be("processing");
        LedgerEntry entry = Simulator.Ledger.Entries.Should().ContainSingle().Subject;
        entry.Destination.Should().Be(AlexpayDefaults.MerchantDestination);
        entry.State.Should().Be(LedgerState.Completed);
        entry.Metadata.Should().BeEmpty();
    }

    [Theory]
    [InlineData(AlexpayCreateIds.PayoutId, "alexpay/create-response", "Payout request accepted")]
    [InlineData(AlexpayCreateIds.Reference, "alexpay/create-response-reference", "payout queued successfully")]
    [InlineData(AlexpayCreateIds.Both, "alexpay/create-response-both-ids", "payout queued successfully")]
    [InlineData(AlexpayCreateIds.None, "alexpay/create-response-data-string", "success")]
    public async Task The_answer_names_the_ids_of_the_chosen_page(AlexpayCreateIds ids, string fixture, string message)
    {
        await using AlexpayWorld world = await StartAsync(options => options.CreateIds = ids);

        AlexpayReply created = await world.Api.CreateAsync();

        created.Json.ShouldHaveShapeOf(fixture);
        created.Json["message"]!.GetValue<string>().Should().Be(message);
        world.Simulator.Ledger.CommittedCount.Should().Be(1);
    }

    [Fact]
    public async Task The_ledger_calls_a_payout_by_the_id_that_the_answer_named()
    {
        await using AlexpayWorld world = await StartAsync(options => options.CreateIds = AlexpayCreateIds.Reference);

        AlexpayReply created = await world.Api.CreateAsync();
        Clock.Advance(ToFinal);

        created["reference"].Should().MatchRegex("^PY_[0-9a-f]{25}$");
        world.Simulator.Ledger.Find(created["reference"])!.State.Should().Be(LedgerState.Completed);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(200)]
    public async Task A_good_answer_carries_the_chosen_code(int code)
    {
        await using AlexpayWorld world = await StartAsync(options => options.SuccessCode = code);

        JsonNode created = (await world.Api.CreateAsync()).Json;

        created["status"]!.GetValue<string>().Should().Be("success");
        created["code"]!.GetValue<int>().Should().Be(code);
    }
}
