namespace Payouts.Tests.Model;

public sealed class PayoutStatusTests
{
    [Theory]
    [InlineData(PayoutStatus.Created, false)]
    [InlineData(PayoutStatus.Pending, false)]
    [InlineData(PayoutStatus.Unknown, false)]
    [InlineData(PayoutStatus.Succeeded, true)]
    [InlineData(PayoutStatus.Failed, true)]
    [InlineData(PayoutStatus.Cancelled, true)]
    [InlineData(PayoutStatus.Reversed, true)]
    public void Final_are_the_states_that_only_the_provider_can_undo(PayoutStatus status, bool isFinal) => status.IsFinal().Should().Be(isFinal);

    [Fact]
    public void The_default_status_is_the_one_that_promises_nothing() => default(PayoutStatus).Should().Be(PayoutStatus.Created);
}
