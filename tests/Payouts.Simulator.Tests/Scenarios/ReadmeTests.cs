using System.Text.RegularExpressions;

namespace Payouts.Simulator.Tests.Scenarios;

/// <summary>What the README says of scenarios is what the code does.</summary>
public sealed partial class ReadmeTests
{
    private static readonly string[] Lines = File.ReadAllLines(Path.Combine(Root(), "src", "Payouts.Simulator", "README.md"));

    public static TheoryData<ScenarioStepKind> Kinds => new(Enum.GetValues<ScenarioStepKind>());

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_kind_has_a_row_with_the_fields_that_it_needs_and_takes(ScenarioStepKind kind)
    {
        string[] row = Lines.Single(line => line.StartsWith($"| `{KebabNames.Of(kind)}` | ", StringComparison.Ordinal)).Split('|');
        ScenarioRule rule = ScenarioRules.Table[kind];

        Fields(row[2]).Should().BeEquivalentTo(rule.Required);
        Fields(row[3]).Should().BeEquivalentTo(rule.Optional);
    }

    [Theory]
    [InlineData(SimulatedOutcomeKind.Completed)]
    [InlineData(SimulatedOutcomeKind.Failed)]
    [InlineData(SimulatedOutcomeKind.Pending)]
    [InlineData(SimulatedOutcomeKind.Delayed)]
    [InlineData(SimulatedOutcomeKind.Status)]
    [InlineData(SimulatedOutcomeKind.Reversed)]
    [InlineData(SimulatedOutcomeKind.FailedButPaid)]
    [InlineData(SimulatedOutcomeKind.CompletedButUnpaid)]
    public void An_outcome_has_a_row(SimulatedOutcomeKind outcome) =>
        Lines.SkipWhile(line => !line.StartsWith("| way | the payout shows", StringComparison.Ordinal)).TakeWhile(line => line.StartsWith('|'))
            .Should().Contain(line => line.Split('|', 3)[1].Contains($"`{KebabNames.Of(outcome)}`", StringComparison.Ordinal));

    [Fact]
    public void The_example_can_be_played()
    {
        string example = string.Join('\n', Lines.SkipWhile(line => line != "```json").Skip(1).TakeWhile(line => line != "```"));

        FaultScenario.Parse(example).Steps.Should().HaveCount(7);
    }

    private static IEnumerable<string> Fields(string cell)
    {
        IEnumerable<string> own = NamePattern().Matches(cell).Select(match => match.Groups["name"].Value);
        return SetPattern().Matches(cell).SelectMany(match => SetOf(match.Groups["name"].Value)).Concat(own);
    }

    private static IEnumerable<string> SetOf(string name)
    {
        string line = Lines.Single(candidate => candidate.Contains("*request* stands for", StringComparison.Ordinal));
        return NamePattern().Matches(line.Split(';').Single(part => part.Contains($"*{name}*", StringComparison.Ordinal))).Select(match => match.Groups["name"].Value);
    }

    private static string Root()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Payouts.sln")))
            folder = folder.Parent;
        return folder.FullName;
    }

    [GeneratedRegex("`(?<name>[a-zA-Z]+)`", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex NamePattern();

    [GeneratedRegex(@"\*(?<name>[a-z]+)\*", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex SetPattern();
}
