using Payouts.Journal;
using Payouts.Testing;

namespace Payouts.Tests.Testing;

public sealed class PayoutFactoryTests
{
    public static TheoryData<PayoutStatus> Statuses => new(Enum.GetValues<PayoutStatus>());

    [Theory]
    [MemberData(nameof(Statuses))]
    public void A_payout_in_any_state_is_consistent(PayoutStatus status)
    {
        Payout payout = PayoutFactory.Create(status);

        payout.Status.Should().Be(status);
        payout.IsFinal.Should().Be(status.IsFinal());
        (payout.Failure is not null).Should().Be(status == PayoutStatus.Failed);
        (payout.NextStep.Kind == NextStepKind.None).Should().Be(payout.IsFinal);
        payout.Timeline[0].From.Should().BeNull();
        payout.Timeline[^1].To.Should().Be(status);
        payout.Timeline.Zip(payout.Timeline.Skip(1)).Should().NotContain(pair => pair.First.To != pair.Second.From || pair.First.At >= pair.Second.At);
        (payout.CreatedAt, payout.UpdatedAt, payout.Version).Should().Be((payout.Timeline[0].At, payout.Timeline[^1].At, payout.Timeline.Count));
        payout.ProviderStatus.Should().Be(payout.Timeline[^1].ProviderStatus);
        (payout.ProviderId is null).Should().Be(status is PayoutStatus.Created or PayoutStatus.Unknown);
    }

    [Fact]
    public void What_is_given_is_taken()
    {
        DateTimeOffset at = new(2031, 2, 3, 4, 5, 6, TimeSpan.Zero);
        PayoutDestination bank = PayoutDestination.BankAccount("b", "1");

        Payout payout = PayoutFactory.Create(PayoutStatus.Pending, "refund-1", "payroll", Money.Of(5, Currency.XOF), bank, at);

        (payout.Reference, payout.Provider, payout.Amount, payout.CreatedAt).Should().Be(("refund-1", "payroll", Money.Of(5, Currency.XOF), at));
        payout.Destination.Should().BeSameAs(bank);
    }

    [Fact]
    public void The_default_is_a_payout_that_succeeded() => PayoutFactory.Create().Status.Should().Be(PayoutStatus.Succeeded);

    [Fact]
    public void A_payout_that_is_held_waits_for_a_person()
    {
        Payout held = PayoutFactory.CreateHeld("Too much.", "salary-1");

        (held.Status, held.NextStep.Kind, held.Reference).Should().Be((PayoutStatus.Created, NextStepKind.Approve, "salary-1"));
        held.NextStep.Explanation.Should().Contain("Too much.");
    }

    [Fact]
    public void A_payout_that_is_stuck_asks_a_person()
    {
        Payout stuck = PayoutFactory.CreateStuck();

        (stuck.Status, stuck.NextStep.Kind).Should().Be((PayoutStatus.Unknown, NextStepKind.AskPerson));
    }

    [Fact]
    public void An_event_tells_of_the_last_change()
    {
        Payout payout = PayoutFactory.Create(PayoutStatus.Reversed);

        PayoutEvent told = PayoutFactory.Event(PayoutEventKind.Reversed, payout);

        told.Should().BeEquivalentTo(new
        {
            Kind = PayoutEventKind.Reversed,
            payout.Reference,
            payout.Provider,
            From = (PayoutStatus?)PayoutStatus.Succeeded,
            To = PayoutStatus.Reversed,
            At = payout.UpdatedAt,
        });
    }

    [Fact]
    public void A_status_that_does_not_exist_is_refused() =>
        FluentActions.Invoking(() => PayoutFactory.Create((PayoutStatus)99)).Should().Throw<ArgumentOutOfRangeException>();
}
