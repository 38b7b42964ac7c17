using Payouts.Simulator.Alexpay;

namespace Payouts.Simulator.Tests.Alexpay;

public sealed class OptionTests
{
    public static TheoryData<Action<AlexpaySimulatorOptions>> Wrong => new()
    {
        options => options.SuccessCode = 201,
        options => options.SuccessStatus = "done",
        options => options.WalletBalance = -1,
        options => options.Charge = -1,
        options => options.Charge = 1_001,
        options => options.CompletedAfter = TimeSpan.FromTicks(-1),
        options => options.DisbursedAfter = TimeSpan.FromTicks(-1),
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void An_option_outside_its_range_is_refused(Action<AlexpaySimulatorOptions> set)
    {
        FluentActions.Invoking(() => set(new AlexpaySimulatorOptions())).Should().Throw<ArgumentOutOfRangeException>();
    }

    [Fact]
    public void A_key_pair_shows_no_key()
    {
        new AlexpayKeyPair("test", "s-1", "p-1").ToString().Should().Be("test");
    }
}
