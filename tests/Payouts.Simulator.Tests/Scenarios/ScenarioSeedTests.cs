namespace Payouts.Simulator.Tests.Scenarios;

public sealed class ScenarioSeedTests
{
    [Fact]
    public void The_generator_gives_the_published_numbers()
    {
        SplitMix64 random = new(1234567);

        new[] { random.NextBits(), random.NextBits(), random.NextBits() }
            .Should().Equal(6457827717110365317, 3203168211198807973, 9817491932198370423);
    }

    [Fact]
    public void A_seed_draws_the_same_scenario_on_every_machine() =>
        FaultScenario.FromSeed(1).ToJson().Should().Be(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Fixtures", "scenarios", "seed-1.json")));

    [Fact]
    public void Seeds_draw_every_kind_of_step() =>
        Enumerable.Range(1, 300).SelectMany(seed => FaultScenario.FromSeed(seed).Steps).Select(step => step.Kind).Distinct()
            .Should().BeEquivalentTo(Enum.GetValues<ScenarioStepKind>());

    [Fact]
    public void Seeds_never_draw_a_provider_that_lies_about_money()
    {
        IEnumerable<ScenarioStep> drawn = Enumerable.Range(-500, 1_000).SelectMany(seed => FaultScenario.FromSeed(seed).Steps);

        drawn.Where(step => step.Outcome is SimulatedOutcomeKind.FailedButPaid or SimulatedOutcomeKind.CompletedButUnpaid
            || (step is { Kind: ScenarioStepKind.Show, Outcome: not SimulatedOutcomeKind.Pending and not SimulatedOutcomeKind.Status })
            || (step is { Method: "POST", Point: FaultPoint.AfterExecute, Status: 200 or 400 or 401 or 403 or 404 or 409 or 422 or 429 })).Should().BeEmpty();
    }

    [Fact]
    public void What_is_drawn_can_be_written_and_read()
    {
        foreach (int seed in Enumerable.Range(1, 200))
        {
            string json = FaultScenario.FromSeed(seed).ToJson();
            FaultScenario.Parse(json).ToJson().Should().Be(json);
        }
    }
}
