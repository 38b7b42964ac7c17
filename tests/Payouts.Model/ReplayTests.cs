using Payouts.Model.Protocol;
using Payouts.Model.Replay;
using Xunit.Abstractions;

namespace Payouts.Model;

/// <summary>What breaks a protocol with a rule less is played on the product, against the simulator: the product keeps the promise.</summary>
public sealed class ReplayTests(ITestOutputHelper output)
{
    private const int Walks = 25;

    public static TheoryData<string> Names => MistakeTests.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public async Task The_product_keeps_the_promise_in_the_steps_that_break_a_protocol_with_a_rule_less(string mistake)
    {
        ReplayReport report = await RunAsync(mistake);

        // Where the list lags and the time for it has not passed, the product repeats, under the same key.
        int sent = mistake is nameof(Mistake.KeyMadeAnew) or nameof(Mistake.RefusedRepeatIsFailure) ? 2 : 1;
        report.Findings.Should().BeEmpty();
        report.Story[^1].Should().EndWith(FormattableString.Invariant($"{sent} sent, 1 executed"));
    }

    // Where what the promise assumes is taken away, it is broken, and the replay says so.
    [Theory]
    [InlineData(nameof(Mistake.CommitNotDurable), nameof(ReplayWeakness.JournalForgets), nameof(Violation.Lost))]
    [InlineData(nameof(Mistake.DeadlineNotChecked), nameof(ReplayWeakness.ClocksStandStill), nameof(Violation.FalselyNotExecuted))]
    [InlineData(nameof(Mistake.KeyMadeAnew), nameof(ReplayWeakness.KeysIgnored), nameof(Violation.ExecutedTwice))]
    public async Task A_replay_notices_what_would_break_the_promise(string mistake, string weakness, string violation)
    {
        ReplayReport report = await RunAsync(mistake, Enum.Parse<ReplayWeakness>(weakness));

        report.Findings.Should().Contain(finding => finding.StartsWith(violation, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(0), InlineData(1), InlineData(2), InlineData(3)]
    public async Task The_product_keeps_the_promise_on_any_walk_through_any_protocol(int provider)
    {
        ProviderTraits traits = ProviderTraits.All[provider];
        Mistake[] mistakes = Enum.GetValues<Mistake>();
        for (int seed = 0; seed < Walks; seed++)
        {
            Mistake mistake = mistakes[seed % mistakes.Length];
            IReadOnlyList<Move> walk = RandomWalk.Of(new PayoutProtocol(traits, mistake), seed, length: 50);

            ReplayReport report = await ProductReplay.RunAsync(traits, mistake, walk);

            report.Findings.Should().BeEmpty("of {0}, {1}, walk {2}: {3}", traits, mistake, seed, string.Join("; ", report.Story));
        }
    }

    private async Task<ReplayReport> RunAsync(string mistake, ReplayWeakness weakness = ReplayWeakness.None)
    {
        Counterexample example = Counterexample.All.Single(known => known.Mistake.ToString() == mistake);
        ReplayReport report = await ProductReplay.RunAsync(example.Provider, example.Mistake, example.Find().Trace, weakness);
        output.WriteLine(string.Join('\n', report.Story));
        return report;
    }
}
