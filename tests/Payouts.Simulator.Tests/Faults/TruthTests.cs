namespace Payouts.Simulator.Tests.Faults;

public sealed class TruthTests : AnyProviderTest
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task A_payout_can_show_failure_though_its_money_arrived(string name)
    {
        using AnyProvider provider = At(name);
        Simulator.Outcomes.Default = SimulatedOutcome.FailedButPaid("provider_unknown");

        string id = await PayAsync(provider);

        (await provider.ReadAsync(id)).PayoutStatus.Should().Be("failed");
        Simulator.Ledger.Find(id)!.State.Should().Be(LedgerState.Completed);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task A_payout_can_show_success_though_no_money_moved(string name)
    {
        using AnyProvider provider = At(name);
        Simulator.Outcomes.Default = SimulatedOutcome.CompletedButUnpaid;

        string id = await PayAsync(provider);

        (await provider.ReadAsync(id)).PayoutStatus.Should().Be(provider.Success);
        Simulator.Ledger.Find(id)!.State.Should().Be(LedgerState.Failed);
        Simulator.Ledger.CommittedCount.Should().Be(0);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task A_reversed_payout_succeeds_first_and_shows_failure_when_its_money_has_come_back(string name)
    {
        using AnyProvider provider = At(name);
        Simulator.Outcomes.Default = SimulatedOutcome.Reversed(Hour, "provider_unknown");

        string id = await PayAsync(provider);
        string? first = (await provider.ReadAsync(id)).PayoutStatus;
        LedgerState paid = Simulator.Ledger.Find(id)!.State;
        Clock.Advance(Hour);

        (first, paid).Should().Be((provider.Success, LedgerState.Completed));
        Simulator.Ledger.Find(id)!.State.Should().Be(LedgerState.Reversed);
        (await provider.ReadAsync(id)).PayoutStatus.Should().Be("failed");
    }

    [Fact]
    public async Task A_reversed_payout_was_executed_once_and_counts_as_that()
    {
        Simulator.Outcomes.Default = SimulatedOutcome.Reversed(Hour, "provider_unknown");
        using AnyProvider provider = At("moneroo");
        await PayAsync(provider);
        Clock.Advance(Hour);

        (Simulator.Ledger.ExecutedCount, Simulator.Ledger.CommittedCount, Simulator.Ledger.ReversedCount).Should().Be((1, 1, 1));
        Simulator.Ledger.Entries[0].IsCommitted.Should().BeTrue();
    }

    [Fact]
    public async Task A_reversal_is_told_by_a_webhook_of_its_own()
    {
        await using WebhookReceiver receiver = await WebhookReceiver.StartAsync();
        PayoutSimulatorOptions options = new() { TimeProvider = Clock };
        WebhookSettings webhooks = options.For<Simulator.Moneroo.MonerooSimulatorOptions>().Webhooks;
        webhooks.Urls.Add(receiver.Url);
        webhooks.Secret = "secret";
        await using PayoutSimulator simulator = await PayoutSimulator.StartAsync(options);
        simulator.Outcomes.Default = SimulatedOutcome.Reversed(Hour, "provider_unknown");
        using AnyProvider provider = new(simulator, "moneroo");
        await provider.CreateAsync();
        Clock.Advance(ToFinal);
        await simulator.DeliverWebhooksAsync();
        Clock.Advance(Hour);
        await simulator.DeliverWebhooksAsync();

        simulator.Webhooks.All.Select(sent => sent.Event).Should().Equal("payout.initiated", "payout.success", "payout.failed");
    }

    [Theory]
    [InlineData("moneroo")]
    [InlineData("alexpay")]
    public async Task A_drained_balance_refuses_creates_until_it_is_filled_again(string name)
    {
        using AnyProvider provider = At(name);
        await PayAsync(provider);

        Simulator.Balances.Drain(name);
        AnyReply refused = await provider.CreateAsync();
        Simulator.Balances.Fill(name);
        await PayAsync(provider);

        ((int)refused.Status).Should().BeInRange(400, 422);
        refused.Text.ToUpperInvariant().Should().Contain("INSUFFICIENT");
        Simulator.Ledger.ExecutedCount.Should().Be(2);
    }

    [Fact]
    public async Task A_balance_that_is_drained_between_create_and_payment_fails_the_payout()
    {
        using AnyProvider provider = At("monime");
        await provider.CreateAsync();
        Simulator.Balances.Drain();
        Clock.Advance(ToFinal);

        Simulator.Ledger.Entries[0].State.Should().Be(LedgerState.Failed);
        (await provider.ReadAsync(Simulator.Ledger.Entries[0].PayoutId)).Text.Should().Contain("fund_insufficient");
    }

    [Fact]
    public async Task Money_that_comes_back_is_in_the_balance_again()
    {
        Simulator.Outcomes.Default = SimulatedOutcome.Reversed(Hour, "provider_unknown");
        using AnyProvider provider = At("moneroo");
        Simulator.Balances.Set(1_500);
        await PayAsync(provider);
        ((int)(await provider.CreateAsync()).Status).Should().Be(422);
        Clock.Advance(Hour);

        ((int)(await provider.CreateAsync()).Status).Should().Be(201);
    }

    [Fact]
    public void A_balance_is_of_a_provider_that_is_simulated() =>
        FluentActions.Invoking(() => Simulator.Balances.Drain("nobody")).Should().Throw<ArgumentException>().WithMessage("*monime*");
}
