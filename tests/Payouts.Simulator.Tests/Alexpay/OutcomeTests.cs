using System.Text.Json.Nodes;
using Payouts.Simulator.Alexpay;

namespace Payouts.Simulator.Tests.Alexpay;

public sealed class OutcomeTests : AlexpayTest
{
    [Theory]
    [InlineData(AlexpayMagicNumbers.Fails, "")]
    [InlineData(AlexpayMagicNumbers.InsufficientFunds, "INSUFFICIENT_FUNDS")]
    [InlineData(AlexpayMagicNumbers.AccountNotFound, "ACCOUNT_NOT_FOUND")]
    [InlineData(AlexpayMagicNumbers.AccountBlocked, "ACCOUNT_BLOCKED")]
    [InlineData(AlexpayMagicNumbers.LimitExceeded, "TRANSACTION_LIMIT_EXCEEDED")]
    [InlineData(AlexpayMagicNumbers.ProviderTimeout, "PROVIDER_TIMEOUT")]
    [InlineData(AlexpayMagicNumbers.Declined, "DECLINED_TRANSACTION")]
    public async Task A_number_that_fails_names_its_reason(string phone, string reason)
    {
        AlexpayReply created = await Alexpay.CreateAsync(AlexpayApi.Body(phone));
        Clock.Advance(ToFinal);

        AlexpayReply failed = await Alexpay.CheckAsync(created);

        failed.Json.ShouldHaveShapeOf("alexpay/check-failed");
        (failed.PayoutStatus, failed["failure_reason"], failed["is_disbursed"]).Should().Be(("failed", reason, "false"));
        Simulator.Ledger.Entries.Single().State.Should().Be(LedgerState.Failed);
        Simulator.Ledger.CommittedCount.Should().Be(0);
    }

    [Fact]
    public async Task A_number_that_succeeds_does_so_whatever_the_default_is()
    {
        Simulator.Outcomes.Default = SimulatedOutcome.Pending;
        await Alexpay.CreateAsync(AlexpayApi.Body(AlexpayMagicNumbers.Succeeds));
        Clock.Advance(ToFinal);

        Simulator.Ledger.ExecutedCount.Should().Be(1);
    }

    [Theory]
    [InlineData(AlexpayMagicNumbers.StaysPending, "processing", "Pending")]
    [InlineData(AlexpayMagicNumbers.UnknownStatus, "on_hold", "on_hold")]
    public async Task A_number_that_stays_open_shows_its_status_for_ever(string phone, string first, string later)
    {
        AlexpayReply created = await Alexpay.CreateAsync(AlexpayApi.Body(phone));
        Clock.Advance(TimeSpan.FromDays(30));

        created.PayoutStatus.Should().Be(first);
        (await Alexpay.CheckAsync(created)).PayoutStatus.Should().Be(later);
        Simulator.Ledger.AcceptedCount.Should().Be(1);
    }

    [Fact]
    public async Task An_outcome_that_changes_moves_payouts_that_are_still_open()
    {
        AlexpayReply created = await Alexpay.CreateAsync(AlexpayApi.Body(AlexpayMagicNumbers.StaysPending));
        Clock.Advance(TimeSpan.FromHours(1));
        (await Alexpay.CheckAsync(created)).PayoutStatus.Should().Be("Pending");

        Simulator.Outcomes.For(AlexpayMagicNumbers.StaysPending, SimulatedOutcome.Failed("ACCOUNT_BLOCKED"));

        AlexpayReply failed = await Alexpay.CheckAsync(created);
        failed["failure_reason"].Should().Be("ACCOUNT_BLOCKED");
        failed["updated_at"].Should().Be("2026-09-01T11:00:00.000000Z");
    }

    [Theory]
    [InlineData("success")]
    [InlineData("successful")]
    [InlineData("completed")]
    public async Task Success_is_said_in_the_chosen_word(string word)
    {
        await using AlexpayWorld world = await StartAsync(options => options.SuccessStatus = word);
        AlexpayReply created = await world.Api.CreateAsync();
        Clock.Advance(ToFinal);

        (await world.Api.CheckAsync(created)).PayoutStatus.Should().Be(word);
    }

    [Fact]
    public async Task Booleans_can_be_booleans()
    {
        await using AlexpayWorld world = await StartAsync(options => options.BooleansAsText = false);
        AlexpayReply created = await world.Api.CreateAsync();
        Clock.Advance(ToFinal);

        JsonNode read = (await world.Api.CheckAsync(created)).Data;

        read["is_disbursed"]!.ToJsonString().Should().Be("true");
        read["is_fraud_resolved"]!.ToJsonString().Should().Be("false");
    }

    [Fact]
    public async Task Success_can_come_before_the_money_is_disbursed()
    {
        await using AlexpayWorld world = await StartAsync(options => options.DisbursedAfter = TimeSpan.FromMinutes(1));
        AlexpayReply created = await world.Api.CreateAsync();
        Clock.Advance(ToFinal);

        AlexpayReply early = await world.Api.CheckAsync(created);
        early.ShouldHaveShapeOfRead("alexpay/check-successful-not-disbursed");
        (early.PayoutStatus, early["is_disbursed"]).Should().Be(("successful", "false"));
        world.Simulator.Ledger.AcceptedCount.Should().Be(1);

        Clock.Advance(TimeSpan.FromMinutes(1));
        AlexpayReply late = await world.Api.CheckAsync(created);
        (late.PayoutStatus, late["is_disbursed"], late["updated_at"]).Should().Be(("successful", "true", "2026-09-01T10:01:01.000000Z"));
        world.Simulator.Ledger.ExecutedCount.Should().Be(1);
    }

    [Fact]
    public async Task A_success_that_was_never_disbursed_can_still_fail()
    {
        await using AlexpayWorld world = await StartAsync(options => options.DisbursedAfter = TimeSpan.FromMinutes(1));
        AlexpayReply created = await world.Api.CreateAsync();
        Clock.Advance(ToFinal);
        (await world.Api.CheckAsync(created)).PayoutStatus.Should().Be("successful");

        world.Simulator.Outcomes.Default = SimulatedOutcome.Failed("ACCOUNT_BLOCKED");
        Clock.Advance(TimeSpan.FromMinutes(1));

        (await world.Api.CheckAsync(created)).PayoutStatus.Should().Be("failed");
        world.Simulator.Ledger.CommittedCount.Should().Be(0);
    }
}
