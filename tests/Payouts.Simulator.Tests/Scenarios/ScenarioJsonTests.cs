namespace Payouts.Simulator.Tests.Scenarios;

public sealed class ScenarioJsonTests
{
    private const string Everything = """
        {
          "seed": 7,
          "steps": [
            {
              "name": "lost answer",
              "kind": "abort",
              "after": "PT5M",
              "provider": "monime",
              "method": "POST",
              "template": "/v1/payouts",
              "occurrence": 2,
              "times": 3,
              "point": "after-execute"
            },
            {
              "kind": "respond",
              "always": true,
              "status": 429,
              "body": "{\"message\":\"slow <down>\"}",
              "headers": {
                "Retry-After": "60"
              }
            },
            {
              "kind": "outcome",
              "destination": "+23278000000",
              "wait": "P1DT2H",
              "outcome": "reversed",
              "text": "provider_unknown",
              "message": "Taken back"
            },
            {
              "kind": "add-field",
              "field": "new",
              "json": "[1]"
            },
            {
              "kind": "balance",
              "amountMinor": 0
            },
            {
              "kind": "clock-skew",
              "by": "-PT4M"
            }
          ]
        }

        """;

    public static TheoryData<string, string> Mistakes => new()
    {
        { """{"steps":[{"kind":"abort"}""", "line 1, *is not JSON*" },
        { """{"steps":[{"kind":"abort"}],"speed":1}""", "line 1, speed is not a field*" },
        { """{"seed":"one","steps":[]}""", "line 1, seed must be a whole number*" },
        { """{"steps":{}}""", "line 1, steps must be a list*" },
        { """{"steps":[{"kind":"respond","status":200,"headers":{"Retry-After":5}}]}""", "line 1, steps[0].headers* must be names and texts of HTTP headers*" },
        { "[]", "line 1, *must be an object with 'steps'*" },
        { "null", "line 1*" },
        { "{}", "line 1, *'steps'*" },
        { "{\"steps\":[\n{\"kind\":\"abort\"},\n{\"times\":2}]}", "line 3, steps[1] *'kind'*" },
        { "{\"steps\":[\n{\"kind\":\"explode\"}]}", "line 2, steps[0].kind must be one of: abort, reset-in-body*" },
        { "{\"steps\":[\n{\"kind\":3}]}", "line 2, steps[0].kind must be one of*" },
        { "{\"steps\":[{\"kind\":\"abort\",\n\"times\":2,\n\"colour\":1}]}", "line 3, steps[0].colour is not a field; a step has: name, kind*" },
        { "{\"steps\":[{\"kind\":\"abort\",\n\"times\":2,\n\"times\":2}]}", "line 3, *once*" },
        { """{"steps":[null]}""", "line 1, steps[0].kind is missing*" },
        { """{"steps":[{"kind":"delay"}]}""", "line 1, steps[0].wait is missing: 'delay' needs it." },
        { "{\"steps\":[{\n\"kind\":\"delay\",\n\"wait\":\"5 minutes\"}]}", "line 3, steps[0].wait must be an ISO 8601 duration*" },
        { """{"steps":[{"kind":"delay","wait":"P1M"}]}""", "line 1, steps[0].wait must be an ISO 8601 duration*" },
        { """{"steps":[{"kind":"delay","wait":5}]}""", "line 1, steps[0].wait must be an ISO 8601 duration*" },
        { """{"steps":[{"kind":"delay","wait":"PT0S"}]}""", "line 1, steps[0].wait must be more than zero*" },
        { "{\"steps\":[{\"kind\":\"abort\"},\n{\"kind\":\"abort\",\n\"bytes\":9}]}", "line 3, steps[1].bytes is not a field of 'abort', which takes: provider,*" },
        { """{"steps":[{"kind":"abort","provider":"monim"}]}""", "line 1, steps[0].provider must be one of: monime, *" },
        { """{"steps":[{"kind":"abort","occurrence":0}]}""", "line 1, steps[0].occurrence must be 1 or more." },
        { """{"steps":[{"kind":"abort","occurrence":"one"}]}""", "line 1, steps[0].occurrence must be 1 or more*" },
        { """{"steps":[{"kind":"abort","times":1,"always":true}]}""", "line 1, steps[0].always says what 'times' says too*" },
        { """{"steps":[{"kind":"abort","always":false}]}""", "line 1, steps[0].always must be true or left out." },
        { """{"steps":[{"kind":"abort","template":"v1"}]}""", "line 1, steps[0].template must start with a slash*" },
        { """{"steps":[{"kind":"respond","status":99}]}""", "line 1, steps[0].status must be an HTTP status*" },
        { """{"steps":[{"kind":"respond","status":200,"headers":{"a b":"c"}}]}""", "line 1, steps[0].headers must be*" },
        { """{"steps":[{"kind":"rename-field","field":"a","to":"a"}]}""", "line 1, steps[0].to must be another name*" },
        { """{"steps":[{"kind":"add-field","field":"a","json":"{"}]}""", "line 1, steps[0].json must be a JSON value*" },
        { """{"steps":[{"kind":"show","outcome":"completed-but-unpaid"}]}""", "line 1, steps[0].outcome says what becomes of the money*" },
        { """{"steps":[{"kind":"outcome","outcome":"failed"}]}""", "line 1, steps[0].text is missing: 'failed' needs a failure code." },
        { """{"steps":[{"kind":"outcome","outcome":"completed","text":"a"}]}""", "line 1, steps[0].text has no meaning for 'completed'." },
        { """{"steps":[{"kind":"outcome","outcome":"pending","message":"a"}]}""", "line 1, steps[0].message has no meaning*" },
        { """{"steps":[{"kind":"outcome","outcome":"reversed","text":"a"}]}""", "line 1, steps[0].wait is missing: 'reversed'*" },
        { """{"steps":[{"kind":"outcome","outcome":"failed","text":"a","wait":"PT1S"}]}""", "line 1, steps[0].wait has no meaning for 'failed'." },
        { """{"steps":[{"kind":"webhook-shuffle","count":1}]}""", "line 1, steps[0].count must be 2 or more*" },
        { """{"steps":[{"kind":"clock-skew","by":"P400D"}]}""", "line 1, steps[0].by must be at most P366D*" },
    };

    [Fact]
    public void A_scenario_is_read_and_written_to_the_letter() => FaultScenario.Parse(Everything).ToJson().Should().Be(Everything);

    [Fact]
    public void A_scenario_that_was_composed_is_read_again_as_it_was()
    {
        FaultScenario composed = new FaultScenario(new ScenarioStep { Kind = ScenarioStepKind.Delay, Wait = TimeSpan.FromSeconds(1.5) })
            .With(new ScenarioStep { Kind = ScenarioStepKind.WebhookDuplicate, Event = "payout.success", Count = 2 });

        FaultScenario again = FaultScenario.Parse(composed.ToJson());

        again.Steps.Should().BeEquivalentTo(composed.Steps, options => options.WithStrictOrdering());
        again.Seed.Should().BeNull();
    }

    [Fact]
    public void Comments_are_for_people() => FaultScenario.Parse("{ /* nothing */ \"steps\": [] }").Steps.Should().BeEmpty();

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void A_mistake_is_told_with_its_line_its_field_and_the_rule(string json, string told) =>
        FluentActions.Invoking(() => FaultScenario.Parse(json)).Should().Throw<FaultScenarioException>().WithMessage(told);

    [Fact]
    public void A_step_of_the_API_is_held_to_the_same_rules() =>
        FluentActions.Invoking(() => new FaultScenario(new ScenarioStep { Kind = ScenarioStepKind.Delay }))
            .Should().Throw<FaultScenarioException>().WithMessage("steps[0].wait is missing: 'delay' needs it.");

    [Fact]
    public void A_kind_that_no_list_has_is_refused() =>
        FluentActions.Invoking(() => new FaultScenario(new ScenarioStep { Kind = (ScenarioStepKind)99 }))
            .Should().Throw<FaultScenarioException>().WithMessage("steps[0].kind must be one of*");

    [Fact]
    public async Task A_scenario_is_read_from_a_file()
    {
        string path = Path.GetTempFileName();
        await File.WriteAllTextAsync(path, Everything);

        FaultScenario read = await FaultScenario.LoadAsync(path);
        File.Delete(path);

        (read.Seed, read.Steps.Count).Should().Be((7, 6));
    }
}
