using Payouts.Model.Protocol;
using Xunit.Abstractions;

namespace Payouts.Model;

/// <summary>Each rule of the protocol is needed: broken, it breaks a promise, by the steps that are written down here.</summary>
public sealed class MistakeTests(ITestOutputHelper output)
{
    public static TheoryData<string> Names { get; } = new(Counterexample.All.Select(static example => example.Mistake.ToString()));

    [Theory]
    [MemberData(nameof(Names))]
    public void A_broken_rule_breaks_a_promise_in_the_steps_that_are_known(string mistake)
    {
        Counterexample example = Counterexample.All.Single(known => known.Mistake.ToString() == mistake);

        Exploration found = example.Find();

        string told = example.Tell(found.Trace);
        output.WriteLine(told);
        found.Violation.Should().Be(example.Violation);
        told.Should().Be(Approved.Read(mistake), "of the shortest way; where it is another one now, read it and put it there");
    }

    [Fact]
    public void Every_mistake_has_its_counterexample() =>
        Counterexample.All.Select(static example => example.Mistake).Should().BeEquivalentTo(Enum.GetValues<Mistake>().Where(static mistake => mistake != Mistake.None));
}
