using Payouts.Providers;
using Payouts.Sending;

namespace Payouts.Tests.Client;

/// <summary>The table that judges one attempt, cell by cell.</summary>
public sealed class DecisionTableTests
{
    // Statuses | unrecognised | accepted | rejected | already exists. A status that has no row is "may have executed" whatever the body says.
    private const string Keyed = """
        200-299 | MayHaveExecuted | Accepted        | Declined        | MayHaveExecuted
        400     | MayHaveExecuted | MayHaveExecuted | Declined        | MayHaveExecuted
        401     | Misconfigured   | Misconfigured   | Misconfigured   | Misconfigured
        403     | Misconfigured   | Misconfigured   | Misconfigured   | Misconfigured
        404-406 | Misconfigured   | Misconfigured   | Misconfigured   | Misconfigured
        409     | MayHaveExecuted | MayHaveExecuted | MayHaveExecuted | Exists
        415     | Misconfigured   | Misconfigured   | Misconfigured   | Misconfigured
        422     | MayHaveExecuted | MayHaveExecuted | Declined        | MayHaveExecuted
        429     | Throttled       | Throttled       | Throttled       | Throttled
        """;

    // Without idempotency, nothing documented about 429 and nothing that says "exists already".
    private const string Unkeyed = """
        200-299 | MayHaveExecuted | Accepted        | Declined        | MayHaveExecuted
        400     | MayHaveExecuted | MayHaveExecuted | Declined        | MayHaveExecuted
        401     | Misconfigured   | Misconfigured   | Misconfigured   | Misconfigured
        403     | Misconfigured   | Misconfigured   | Misconfigured   | Misconfigured
        404-406 | Misconfigured   | Misconfigured   | Misconfigured   | Misconfigured
        415     | Misconfigured   | Misconfigured   | Misconfigured   | Misconfigured
        422     | MayHaveExecuted | MayHaveExecuted | Declined        | MayHaveExecuted
        """;

    private static readonly CreateReadingKind[] Readings =
        [CreateReadingKind.Unrecognised, CreateReadingKind.Accepted, CreateReadingKind.Rejected, CreateReadingKind.AlreadyExists];

    public static TheoryData<string, CreateReadingKind> Columns { get; } = new()
    {
        { "keyed", CreateReadingKind.Unrecognised }, { "keyed", CreateReadingKind.Accepted }, { "keyed", CreateReadingKind.Rejected }, { "keyed", CreateReadingKind.AlreadyExists },
        { "unkeyed", CreateReadingKind.Unrecognised }, { "unkeyed", CreateReadingKind.Accepted }, { "unkeyed", CreateReadingKind.Rejected }, { "unkeyed", CreateReadingKind.AlreadyExists },
    };

    [Theory]
    [MemberData(nameof(Columns))]
    public void Judge_OfEveryStatus_IsTheTablesCell(string rules, CreateReadingKind reading)
    {
        Dictionary<int, AttemptVerdict[]> table = Read(rules == "keyed" ? Keyed : Unkeyed);

        for (int status = 100; status <= 599; status++)
        {
            AttemptVerdict expected = table.TryGetValue(status, out AttemptVerdict[]? row) ? row[Array.IndexOf(Readings, reading)] : AttemptVerdict.MayHaveExecuted;
            DecisionTable.Judge(SendEvidence.Answered, status, reading, RulesOf(rules)).Should().Be(expected, "of HTTP {0} read as {1}", status, reading);
        }
    }

    [Theory]
    [InlineData(SendEvidence.NotSent), InlineData(SendEvidence.MayHaveExecuted)]
    public void Judge_WithoutAnAnswer_FollowsTheEvidenceAlone(SendEvidence evidence)
    {
        AttemptVerdict expected = evidence == SendEvidence.NotSent ? AttemptVerdict.NotSent : AttemptVerdict.MayHaveExecuted;

        foreach (CreateReadingKind reading in Readings)
        {
            for (int status = 0; status <= 599; status++) DecisionTable.Judge(evidence, status, reading, RulesOf("keyed")).Should().Be(expected);
        }
    }

    [Fact]
    public void Judge_OfValuesThatNoTableKnows_MayHaveExecuted()
    {
        DecisionTable.Judge((SendEvidence)99, 200, CreateReadingKind.Accepted, RulesOf("keyed")).Should().Be(AttemptVerdict.MayHaveExecuted);
        DecisionTable.Judge(SendEvidence.Answered, 200, (CreateReadingKind)99, RulesOf("keyed")).Should().Be(AttemptVerdict.MayHaveExecuted);
        DecisionTable.Judge(SendEvidence.Answered, 999, CreateReadingKind.Rejected, RulesOf("keyed")).Should().Be(AttemptVerdict.MayHaveExecuted);
    }

    private static CreateRules RulesOf(string rules) => rules == "keyed"
        ? Payouts.Monime.MonimeCapabilities.Of(Payouts.Monime.MonimeApi.V1, isLive: false, TimeSpan.FromSeconds(30)).CreateRules
        : new CreateRules();

    private static Dictionary<int, AttemptVerdict[]> Read(string table)
    {
        var rows = new Dictionary<int, AttemptVerdict[]>();
        foreach (string line in table.Split('\n'))
        {
            string[] cells = line.Split('|', StringSplitOptions.TrimEntries);
            string[] range = cells[0].Split('-');
            for (int status = int.Parse(range[0]); status <= int.Parse(range[^1]); status++)
                rows.Add(status, [.. cells.Skip(1).Select(Enum.Parse<AttemptVerdict>)]);
        }

        return rows;
    }
}
