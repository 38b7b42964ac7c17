using System.Net;

namespace Payouts.Simulator.Tests.Faults;

public sealed class ReadScriptTests : AnyProviderTest
{
    [Theory]
    [MemberData(nameof(Providers))]
    public async Task A_hidden_payout_is_answered_as_one_that_never_was_until_its_time_has_passed(string name)
    {
        using AnyProvider provider = At(name);
        string unknown = (await provider.ReadAsync("nowhere")).Text;
        Simulator.Reads.HideNew(TimeSpan.FromMinutes(5));
        string id = await PayAsync(provider);

        AnyReply hidden = await provider.ReadAsync(id);
        Clock.Advance(TimeSpan.FromMinutes(5));
        AnyReply shown = await provider.ReadAsync(id);

        (hidden.Status, hidden.Text).Should().Be((HttpStatusCode.NotFound, unknown));
        shown.PayoutStatus.Should().Be(provider.Success);
        Simulator.Ledger.ExecutedCount.Should().Be(1);
    }

    [Theory]
    [InlineData("monime")]
    [InlineData("alexpay")]
    public async Task A_list_leaves_a_hidden_payout_out(string name)
    {
        using AnyProvider provider = At(name);
        string old = await PayAsync(provider);
        Clock.Advance(TimeSpan.FromMinutes(5));
        Simulator.Reads.HideNew(TimeSpan.FromMinutes(5));
        await PayAsync(provider);

        (await provider.ListAsync()).Should().Equal(old);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task A_flapping_status_is_shown_once_and_the_money_stays_where_it_is(string name)
    {
        using AnyProvider provider = At(name);
        string id = await PayAsync(provider);
        Simulator.Reads.Enqueue(new ReadFault { Occurrence = 2, Action = ReadAction.Show(SimulatedOutcome.Pending) });

        string?[] shown = [await StatusAsync(), await StatusAsync(), await StatusAsync()];

        shown[0].Should().Be(provider.Success);
        shown[1].Should().BeOneOf("pending", "Pending");
        shown[2].Should().Be(provider.Success);
        Simulator.Ledger.ExecutedCount.Should().Be(1);
        Simulator.Reads.PendingCount.Should().Be(0);

        async Task<string?> StatusAsync() => (await provider.ReadAsync(id)).PayoutStatus;
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task A_read_can_show_success_failure_and_any_status_of_a_payout_that_is_open(string name)
    {
        using AnyProvider provider = At(name);
        await provider.CreateAsync();
        string id = Simulator.Ledger.Entries[0].PayoutId;
        Simulator.Reads.ShowNext(SimulatedOutcome.Completed);
        Simulator.Reads.ShowNext(SimulatedOutcome.Failed("provider_unknown"));
        Simulator.Reads.ShowNext(SimulatedOutcome.Status("on_hold"));

        List<string?> shown = [];
        for (int read = 0; read < 3; read++)
            shown.Add((await provider.ReadAsync(id)).PayoutStatus);

        shown.Should().Equal(provider.Success, "failed", "on_hold");
        Simulator.Ledger.AcceptedCount.Should().Be(1);
    }

    [Fact]
    public async Task A_read_fault_is_for_the_provider_path_and_payout_that_it_names()
    {
        using AnyProvider monime = At("monime");
        using AnyProvider moneroo = At("moneroo");
        string first = await PayAsync(monime), second = await PayAsync(monime), other = await PayAsync(moneroo);
        Simulator.Reads.Enqueue(new ReadFault { Provider = "monime", Template = monime.ReadTemplate, PayoutId = second, Action = ReadAction.HideFor(TimeSpan.FromHours(1)) });

        (await monime.ReadAsync(first)).Status.Should().Be(HttpStatusCode.OK);
        (await moneroo.ReadAsync(other)).Status.Should().Be(HttpStatusCode.OK);
        (await monime.ListAsync()).Should().Contain(second);
        (await monime.ReadAsync(second)).Status.Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public void A_read_fault_that_can_never_strike_or_counts_what_ends_by_the_clock_is_refused()
    {
        ReadAction hide = ReadAction.HideFor(TimeSpan.FromSeconds(1));

        FluentActions.Invoking(() => Simulator.Reads.Enqueue(new ReadFault { Times = 0, Action = hide })).Should().Throw<ArgumentException>();
        FluentActions.Invoking(() => Simulator.Reads.Enqueue(new ReadFault { Times = 2, Action = hide })).Should().Throw<ArgumentException>().WithMessage("*Times*");
        FluentActions.Invoking(() => ReadAction.Show(SimulatedOutcome.CompletedButUnpaid)).Should().Throw<ArgumentException>();
    }
}
