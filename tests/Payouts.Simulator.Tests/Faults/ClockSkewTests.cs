using System.Globalization;

namespace Payouts.Simulator.Tests.Faults;

public sealed class ClockSkewTests : AnyProviderTest
{
    private static readonly TimeSpan Behind = TimeSpan.FromMinutes(-4);

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task A_clock_that_is_wrong_shows_in_the_date_and_in_the_times_of_bodies(string name)
    {
        using AnyProvider provider = At(name);
        Simulator.ClockSkew = Behind;
        string id = await PayAsync(provider);

        AnyReply reply = await provider.ReadAsync(id);

        string shown = (Clock.GetUtcNow() + Behind).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture);
        reply.Headers["Date"].Should().Be((Clock.GetUtcNow() + Behind).ToString("R", CultureInfo.InvariantCulture));
        reply.Text.Should().Contain(shown).And.NotContain(Clock.GetUtcNow().UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture));
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task What_is_due_falls_due_by_the_true_clock(string name)
    {
        using AnyProvider provider = At(name);
        Simulator.ClockSkew = TimeSpan.FromHours(-5);

        string id = await PayAsync(provider);

        (await provider.ReadAsync(id)).PayoutStatus.Should().Be(provider.Success);
        Simulator.Ledger.Entries[0].AcceptedAt.Should().Be(Clock.GetUtcNow() - ToFinal);
    }

    [Fact]
    public void A_clock_that_is_wrong_by_years_is_refused() =>
        FluentActions.Invoking(() => Simulator.ClockSkew = TimeSpan.FromDays(-400)).Should().Throw<ArgumentOutOfRangeException>();
}
