using System.Net;
using System.Reflection;
using System.Text;
using System.Text.Json.Nodes;

namespace Payouts.Simulator.Tests.Scenarios;

public sealed class ScriptControlTests : AnyProviderTest
{
    [Fact]
    public async Task A_scenario_that_is_posted_is_played_and_shown_with_what_has_struck()
    {
        using HttpClient http = new();
        using StringContent script = new("""{"steps":[{"name":"a","kind":"respond","status":503,"times":2},{"kind":"abort","after":"PT1H"}]}""", Encoding.UTF8, "application/json");
        using AnyProvider provider = At("monime");

        using HttpResponseMessage posted = await http.PostAsync(Script, script);
        HttpStatusCode struck = (await provider.CreateAsync()).Status;
        JsonNode shown = JsonNode.Parse(await http.GetStringAsync(Script))!;

        (await posted.Content.ReadAsStringAsync()).Should().Be("""{"played":2}""");
        struck.Should().Be(HttpStatusCode.ServiceUnavailable);
        shown.ToJsonString().Should().Be(
            """{"steps":[{"step":{"name":"a","kind":"respond","times":2,"status":503},"armed":true,"strikes":1},{"step":{"kind":"abort","after":"PT1H"},"armed":false,"strikes":0}]}""");
    }

    [Fact]
    public async Task A_scenario_with_a_mistake_is_refused_whole()
    {
        using HttpClient http = new();
        using StringContent script = new("""{"steps":[{"kind":"abort"},{"kind":"delay"}]}""", Encoding.UTF8, "application/json");

        using HttpResponseMessage posted = await http.PostAsync(Script, script);

        posted.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        JsonNode.Parse(await posted.Content.ReadAsStringAsync())!["error"]!.GetValue<string>().Should().Be("line 1, steps[1].wait is missing: 'delay' needs it.");
        (Simulator.Played.Count, Simulator.Faults.PendingCount).Should().Be((0, 0));
    }

    [Fact]
    public async Task A_script_that_is_deleted_goes_on_no_longer()
    {
        using HttpClient http = new();
        Simulator.Play(new FaultScenario(new ScenarioStep { Kind = ScenarioStepKind.Abort, Always = true }));

        (await http.DeleteAsync(Script)).StatusCode.Should().Be(HttpStatusCode.NoContent);

        Simulator.Faults.PendingCount.Should().Be(0);
    }

    [Fact]
    public async Task The_command_line_takes_files_and_seeds_in_their_order()
    {
        string path = Path.GetTempFileName();
        await File.WriteAllTextAsync(path, """{"steps":[{"name":"of the file","kind":"abort"}]}""");

        SimulatorArguments parsed = SimulatorArguments.Parse(["--seed", "5", "--script", path, "--port", "0"]);
        File.Delete(path);

        parsed.Problem.Should().BeNull();
        parsed.Scenario.Steps.SkipLast(1).Should().BeEquivalentTo(FaultScenario.FromSeed(5).Steps);
        parsed.Scenario.Steps[^1].Name.Should().Be("of the file");
    }

    [Theory]
    [InlineData("--seed=one", "--seed needs a whole number.")]
    [InlineData("--script=", "--script needs the path of a file that can be read*")]
    [InlineData("--script=/nowhere/at/all.json", "--script needs the path of a file that can be read*")]
    public void A_script_that_cannot_be_had_is_told(string argument, string told)
    {
        SimulatorArguments.Parse(argument.Split('=')).Problem.Should().Match(told);
        typeof(PayoutSimulator).Assembly.EntryPoint!.Invoke(null, BindingFlags.Default, binder: null, [argument.Split('=')], culture: null).Should().Be(2);
    }

    [Fact]
    public async Task A_mistake_in_a_file_is_told_with_its_line()
    {
        string path = Path.GetTempFileName();
        await File.WriteAllTextAsync(path, "{\"steps\":[\n{\"kind\":\"explode\"}]}");

        string? problem = SimulatorArguments.Parse(["--script", path]).Problem;
        File.Delete(path);

        problem.Should().StartWith("--script: line 2, steps[0].kind must be one of: abort");
    }

    private Uri Script => new(Simulator.Address, "_simulator/script");
}
