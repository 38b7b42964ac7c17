using System.Diagnostics.Metrics;
using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using Payouts.Diagnostics;
using Payouts.Tests.Support;

namespace Payouts.Tests.Diagnostics;

/// <summary>What docs/operations.md lists, what the dashboard shows and what the alert rules ask for is what the library gives.</summary>
public sealed partial class TelemetryDocumentTests
{
    private static readonly string Docs = Path.Combine(Root(), "docs");
    private static readonly string Page = File.ReadAllText(Path.Combine(Docs, "operations.md"));
    private static readonly string Dashboard = File.ReadAllText(Path.Combine(Docs, "telemetry", "grafana-dashboard.json"));
    private static readonly string Rules = File.ReadAllText(Path.Combine(Docs, "telemetry", "alert-rules.yaml"));

    private static readonly string[] Tags =
        [.. typeof(TelemetryTags).GetFields(BindingFlags.Static | BindingFlags.NonPublic).Where(static field => field.IsLiteral).Select(static field => (string)field.GetRawConstantValue()!)];

    private static readonly string[] LabelsOfPrometheus = ["le"];

    public static TheoryData<string> Queries => new(QueriesOfTheDashboard().Concat(QueriesOfTheRules()).Distinct());

    [Fact]
    public async Task The_page_lists_every_instrument_with_its_kind_and_unit_and_no_other() =>
        Rows("instrument").Select(static row => (row[0].Trim('`'), row[1], row[2].Trim('`'))).Should().BeEquivalentTo((await InstrumentsAsync()).Select(static instrument => (instrument.Name, KindOf(instrument), instrument.Unit)));

    [Fact]
    public void The_page_lists_every_span_and_no_other()
    {
        string[] operations = [PayoutOperation.Create, PayoutOperation.Read, PayoutOperation.Resolve, PayoutOperation.Cancel, PayoutOperation.UpdateMetadata, PayoutOperation.Release, PayoutOperation.Decide, PayoutOperation.Sweep];

        Rows("span").Select(static row => row[0].Trim('`')).Should().BeEquivalentTo([.. operations.Select(PayoutOperation.SpanName), "payouts.attempt", "payouts.event", "payouts.webhook"]);
    }

    [Fact]
    public void The_page_lists_every_tag_and_no_other() =>
        Rows("instrument").Select(static row => row[3]).Concat(Rows("span").Select(static row => row[2]))
            .SelectMany(static cell => NamePattern().Matches(cell).Select(static match => match.Groups["name"].Value)).Distinct().Where(static name => !name.Equals("payouts.create", StringComparison.Ordinal))
            .Should().BeEquivalentTo(Tags);

    [Fact]
    public void The_page_says_what_to_switch_on() =>
        Page.Should().Contain($"AddSource(\"{PayoutsTelemetry.ActivitySourceName}\")").And.Contain($"AddMeter(\"{PayoutsTelemetry.MeterName}\")");

    [Theory]
    [MemberData(nameof(Queries))]
    public async Task Every_metric_and_label_that_is_asked_for_exists(string query)
    {
        HashSet<string> metrics = [.. (await InstrumentsAsync()).SelectMany(NamesInPrometheus)];
        string[] labels = [.. Tags.Select(static tag => tag.Replace('.', '_')), .. LabelsOfPrometheus];
        string[] asked = [.. MetricsOf(query)];

        asked.Should().NotBeEmpty().And.BeSubsetOf(metrics);
        LabelsOf(query).Should().BeSubsetOf(labels);
    }

    [Fact]
    public async Task The_dashboard_shows_every_instrument()
    {
        HashSet<string> asked = [.. QueriesOfTheDashboard().SelectMany(MetricsOf)];

        (await InstrumentsAsync()).Where(instrument => !NamesInPrometheus(instrument).Any(asked.Contains)).Select(static instrument => instrument.Name).Should().BeEmpty();
    }

    [Fact]
    public void The_dashboards_panels_have_ids_of_their_own_and_do_not_overlap()
    {
        using JsonDocument dashboard = JsonDocument.Parse(Dashboard);
        JsonElement[] panels = [.. dashboard.RootElement.GetProperty("panels").EnumerateArray()];
        var taken = new HashSet<(int, int)>();

        panels.Select(static panel => panel.GetProperty("id").GetInt32()).Should().OnlyHaveUniqueItems().And.HaveCountGreaterThan(15);
        foreach (JsonElement place in panels.Select(static panel => panel.GetProperty("gridPos")))
        {
            (int x, int y, int w, int h) = (Number(place, "x"), Number(place, "y"), Number(place, "w"), Number(place, "h"));
            (x + w).Should().BeLessThanOrEqualTo(24);
            for (int column = x; column < x + w; column++)
            {
                for (int line = y; line < y + h; line++) taken.Add((column, line)).Should().BeTrue();
            }
        }

        static int Number(JsonElement place, string name) => place.GetProperty(name).GetInt32();
    }

    [Fact]
    public void Every_alert_rule_has_a_name_of_its_own_and_says_what_to_do()
    {
        string[] names = [.. AlertPattern().Matches(Rules).Select(static match => match.Groups["name"].Value)];

        names.Should().OnlyHaveUniqueItems().And.HaveCountGreaterThan(5);
        QueriesOfTheRules().Should().HaveSameCount(names);
        DescriptionPattern().Matches(Rules).Should().HaveSameCount(names);
    }

    private static async Task<IReadOnlyList<Instrument>> InstrumentsAsync()
    {
        await using var host = new PayoutsHost(new LoopbackSettings(new Uri("http://localhost:1")));
        object scope = host.Get<IMeterFactory>();
        var instruments = new List<Instrument>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, _) =>
        {
            if (ReferenceEquals(instrument.Meter.Scope, scope) && string.Equals(instrument.Meter.Name, PayoutsTelemetry.MeterName, StringComparison.Ordinal)) instruments.Add(instrument);
        };
        _ = host.Client;
        listener.Start();
        return instruments;
    }

    private static string KindOf(Instrument instrument) => instrument switch
    {
        { IsObservable: true } => "gauge",
        Histogram<double> => "histogram",
        _ => "counter",
    };

    // How OTLP metrics are called in Prometheus: dots as underscores, the unit spelt out where it is not in braces, _total for counters.
    private static IEnumerable<string> NamesInPrometheus(Instrument instrument)
    {
        string name = instrument.Name.Replace('.', '_') + (instrument.Unit == "s" ? "_seconds" : "");
        return KindOf(instrument) switch
        {
            "counter" => [$"{name}_total"],
            "histogram" => [$"{name}_bucket", $"{name}_count", $"{name}_sum"],
            _ => [name],
        };
    }

    private static IEnumerable<string[]> Rows(string firstColumn)
    {
        string[] lines = Page.ReplaceLineEndings("\n").Split('\n');
        int head = Array.FindIndex(lines, line => line.StartsWith($"| {firstColumn} |", StringComparison.Ordinal));
        return lines.Skip(head + 2).TakeWhile(static line => line.StartsWith('|')).Select(static line => line.Trim('|').Split('|').Select(static cell => cell.Trim()).ToArray());
    }

    private static IEnumerable<string> QueriesOfTheDashboard()
    {
        using JsonDocument dashboard = JsonDocument.Parse(Dashboard);
        return [.. dashboard.RootElement.GetProperty("panels").EnumerateArray()
            .Where(static panel => panel.TryGetProperty("targets", out _))
            .SelectMany(static panel => panel.GetProperty("targets").EnumerateArray()).Select(static target => target.GetProperty("expr").GetString()!)];
    }

    private static IEnumerable<string> QueriesOfTheRules() => ExprPattern().Matches(Rules).Select(static match => match.Groups["query"].Value);

    private static IEnumerable<string> MetricsOf(string query) =>
        IdentifierPattern().Matches(LabelsPattern().Replace(query, "")).Select(static match => match.Value).Where(static name => name.StartsWith("payouts_", StringComparison.Ordinal));

    private static IEnumerable<string> LabelsOf(string query) =>
        LabelsPattern().Matches(query).SelectMany(static match => IdentifierPattern().Matches(QuotedPattern().Replace(match.Value, "")).Select(static name => name.Value)).Where(static name => name is not "by");

    private static string Root()
    {
        string folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Payouts.sln"))) folder = Path.GetDirectoryName(folder) ?? throw new FileNotFoundException("Payouts.sln");
        return folder;
    }

    [GeneratedRegex(@"`(?<name>[a-z_]+(?:\.[a-z_]+)+)`", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NamePattern();

    [GeneratedRegex(@"by \([^)]*\)|\{[^}]*\}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LabelsPattern();

    [GeneratedRegex("\"[^\"]*\"", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex QuotedPattern();

    [GeneratedRegex(@"[A-Za-z_][A-Za-z0-9_]*", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex IdentifierPattern();

    [GeneratedRegex(@"^ +expr: (?<query>.+)$", RegexOptions.ExplicitCapture | RegexOptions.Multiline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ExprPattern();

    [GeneratedRegex(@"^ +- alert: (?<name>\w+)$", RegexOptions.ExplicitCapture | RegexOptions.Multiline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex AlertPattern();

    [GeneratedRegex("^ +description: '.+'$", RegexOptions.ExplicitCapture | RegexOptions.Multiline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex DescriptionPattern();
}
