using Payouts.Simulator.Moneroo;

namespace Payouts.Simulator.Tests.Moneroo;

public sealed class ProgressTests : SimulatorTest
{
    [Fact]
    public async Task A_payout_goes_from_initiated_through_pending_to_success_with_the_clock()
    {
        MonerooReply created = await Moneroo.CreateAsync();
        MonerooReply initiated = await Moneroo.VerifyAsync(created.Id);
        initiated.PayoutStatus.Should().Be("initiated");
        initiated.ShouldHaveShapeOf("moneroo/verify-initiated");
        initiated.Payout["pending_at"].Should().BeNull();
        Simulator.Ledger.AcceptedCount.Should().Be(1);

        Clock.Advance(ToProcessing);
        MonerooReply pending = await Moneroo.VerifyAsync(created.Id);
        pending.PayoutStatus.Should().Be("pending");
        pending.ShouldHaveShapeOf("moneroo/verify-pending");
        pending.Payout["pending_at"]!.GetValue<string>().Should().Be("2026-09-01T10:00:00.300000Z");

        Clock.Advance(ToFinal);
        MonerooReply success = await Moneroo.VerifyAsync(created.Id);
        success.PayoutStatus.Should().Be("success");
        success.ShouldHaveShapeOf("moneroo/verify-success");
        success.Payout["success_at"]!.GetValue<string>().Should().Be("2026-09-01T10:00:01.000000Z");
        success.Payout["failed_at"].Should().BeNull();
        Simulator.Ledger.ExecutedCount.Should().Be(1);
    }

    [Theory]
    [InlineData(MonerooMagicNumbers.DemoSuccess, "success", "test_success")]
    [InlineData(MonerooMagicNumbers.DemoFailed, "failed", "test_failed")]
    [InlineData(MonerooMagicNumbers.DemoStaysPending, "pending", "test_pending")]
    [InlineData("4149518164", "failed", "test_failed")]
    public async Task The_demo_method_knows_three_numbers_and_fails_all_others(string account, string status, string gatewayStatus)
    {
        MonerooReply created = await Moneroo.CreateAsync(MonerooApi.DemoBody(account));
        Clock.Advance(TimeSpan.FromDays(30));

        MonerooReply read = await Moneroo.VerifyAsync(created.Id);

        read.PayoutStatus.Should().Be(status);
        read.Disburse["gateway"]!["short_code"]!.GetValue<string>().Should().Be("moneroo_payout_test");
        read.Disburse["gateway"]!["transaction_status"]!.GetValue<string>().Should().Be(gatewayStatus);
    }

    [Theory]
    [InlineData(MonerooMagicNumbers.RecipientNotFound, "recipient_not_found")]
    [InlineData(MonerooMagicNumbers.InsufficientFunds, "insufficient_funds")]
    public async Task A_number_that_fails_says_why_inside_disburse(string msisdn, string code)
    {
        MonerooReply created = await Moneroo.CreateAsync(JsonFixture.Text("moneroo/create-request").Replace("22951345020", msisdn, StringComparison.Ordinal));
        Clock.Advance(ToFinal);

        MonerooReply failed = await Moneroo.VerifyAsync(created.Id);

        failed.PayoutStatus.Should().Be("failed");
        failed.ShouldHaveShapeOf("moneroo/verify-failed");
        failed.Disburse["failure_error_code"]!.GetValue<string>().Should().Be(code);
        failed.Disburse["failure_message"]!.GetValue<string>().Should().NotBeEmpty();
        failed.Payout["failed_at"]!.GetValue<string>().Should().Be("2026-09-01T10:00:01.000000Z");
        Simulator.Ledger.Entries.Single().State.Should().Be(LedgerState.Failed);
    }

    [Fact]
    public async Task The_test_gateways_failure_has_a_text_and_no_code()
    {
        MonerooReply created = await Moneroo.CreateAsync(MonerooApi.DemoBody(MonerooMagicNumbers.DemoFailed));
        Clock.Advance(ToFinal);

        MonerooReply failed = await Moneroo.VerifyAsync(created.Id);

        failed.Disburse["failure_error_code"].Should().BeNull();
        failed.Disburse["failure_message"]!.GetValue<string>().Should().Contain("valid test phone number");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_success_carries_a_gateway_text_that_reads_like_a_failure(bool demo)
    {
        MonerooReply created = await Moneroo.CreateAsync(demo ? MonerooApi.DemoBody() : MonerooApi.Body());
        Clock.Advance(ToFinal);

        MonerooReply success = await Moneroo.VerifyAsync(created.Id);

        success.PayoutStatus.Should().Be("success");
        success.Disburse["gateway"]!["transaction_failure_message"].Should().NotBeNull();
        success.Disburse["failure_message"].Should().BeNull();
    }

    [Fact]
    public async Task A_number_that_stays_open_is_pending_for_ever()
    {
        MonerooReply created = await Moneroo.CreateAsync(MonerooApi.Body(MonerooMagicNumbers.StaysPending));
        Clock.Advance(TimeSpan.FromDays(30));

        (await Moneroo.VerifyAsync(created.Id)).PayoutStatus.Should().Be("pending");
        Simulator.Ledger.AcceptedCount.Should().Be(1);
    }

    [Fact]
    public async Task A_status_of_no_list_is_shown_from_the_creation_on()
    {
        MonerooReply created = await Moneroo.CreateAsync(MonerooApi.Body(MonerooMagicNumbers.UnknownStatus));
        (await Moneroo.VerifyAsync(created.Id)).PayoutStatus.Should().Be("on_hold");
        Clock.Advance(TimeSpan.FromDays(30));

        MonerooReply read = await Moneroo.VerifyAsync(created.Id);

        read.PayoutStatus.Should().Be("on_hold");
        read.ShouldHaveShapeOf("moneroo/verify-unknown-status");
    }

    [Fact]
    public async Task A_payout_that_is_put_off_stays_initiated()
    {
        Simulator.Outcomes.For("22951345020", SimulatedOutcome.Delayed());
        MonerooReply created = await Moneroo.CreateAsync();
        Clock.Advance(TimeSpan.FromDays(1));

        (await Moneroo.VerifyAsync(created.Id)).PayoutStatus.Should().Be("initiated");
    }

    [Fact]
    public async Task An_outcome_that_changes_moves_payouts_that_are_still_open()
    {
        MonerooReply created = await Moneroo.CreateAsync(MonerooApi.Body(MonerooMagicNumbers.StaysPending));
        Clock.Advance(TimeSpan.FromHours(1));
        (await Moneroo.VerifyAsync(created.Id)).PayoutStatus.Should().Be("pending");

        Simulator.Outcomes.For(MonerooMagicNumbers.StaysPending, SimulatedOutcome.Failed("blocked", "Blocked by the operator"));

        MonerooReply failed = await Moneroo.VerifyAsync(created.Id);
        failed.Disburse["failure_error_code"]!.GetValue<string>().Should().Be("blocked");
        failed.Disburse["failure_message"]!.GetValue<string>().Should().Be("Blocked by the operator");
    }

    [Fact]
    public async Task The_default_outcome_holds_for_real_methods()
    {
        Simulator.Outcomes.Default = SimulatedOutcome.Pending;
        MonerooReply created = await Moneroo.CreateAsync();
        Clock.Advance(TimeSpan.FromHours(1));

        (await Moneroo.VerifyAsync(created.Id)).PayoutStatus.Should().Be("pending");
    }

    [Fact]
    public async Task With_zero_delays_the_first_read_is_final()
    {
        await using PayoutSimulator simulator = await PayoutSimulator.StartAsync(
            new PayoutSimulatorOptions { TimeProvider = Clock, ProcessingAfter = TimeSpan.Zero, CompletedAfter = TimeSpan.Zero });
        using MonerooApi moneroo = new(simulator.AddressOf("moneroo"));

        MonerooReply created = await moneroo.CreateAsync();

        (await moneroo.VerifyAsync(created.Id)).PayoutStatus.Should().Be("success");
    }
}
