using Payouts.Model.Protocol;
using Xunit.Abstractions;

namespace Payouts.Model;

/// <summary>The protocol in every order in which its steps and the faults around it can happen, within small bounds.</summary>
public sealed class ProtocolTests(ITestOutputHelper output)
{
    // The floors keep an exploration from becoming empty by mistake: what is reached today, rounded down.
    public static TheoryData<string, bool, int> Worlds { get; } = new()
    {
        { ProviderTraits.Keyed.Name, false, 440_000 },
        { ProviderTraits.ForgetfulKeyed.Name, false, 300_000 },
        { ProviderTraits.Listed.Name, false, 5_500 },
        { ProviderTraits.Bare.Name, false, 5_500 },
        { ProviderTraits.Listed.Name, true, 23_000 },
        { ProviderTraits.Bare.Name, true, 23_000 },
    };

    [Theory]
    [MemberData(nameof(Worlds))]
    public void Every_state_keeps_the_promises_and_can_still_be_settled(string provider, bool isWide, int fewestStates)
    {
        long began = TimeProvider.System.GetTimestamp();
        ProviderTraits traits = ProviderTraits.All.Single(known => known.Name == provider);

        Exploration all = new Explorer(new PayoutProtocol(traits, bounds: isWide ? Bounds.Wide : Bounds.Usual)).ExploreAll();

        output.WriteLine(FormattableString.Invariant($"{provider}: {all} in {TimeProvider.System.GetElapsedTime(began).TotalSeconds:0.0} s"));
        all.Violation.Should().Be(Violation.None, "of {0}", string.Join("; ", all.Trace.Select(MoveText.Of)));
        all.Stuck.Should().Be(0, "from every state the payout comes to an end or to a person without further faults");
        all.States.Should().BeGreaterThan(fewestStates);
    }
}
