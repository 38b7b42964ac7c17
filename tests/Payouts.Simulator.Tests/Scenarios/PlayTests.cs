using System.Net;

namespace Payouts.Simulator.Tests.Scenarios;

public sealed class PlayTests : AnyProviderTest
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    [Fact]
    public async Task A_step_strikes_and_is_counted()
    {
        using AnyProvider provider = At("monime");
        Simulator.Play(new FaultScenario(new ScenarioStep { Name = "burst", Kind = ScenarioStepKind.Respond, Status = 429, Times = 2 }));

        HttpStatusCode[] statuses = [(await provider.CreateAsync()).Status, (await provider.CreateAsync()).Status, (await provider.CreateAsync()).Status];

        statuses.Should().Equal(HttpStatusCode.TooManyRequests, HttpStatusCode.TooManyRequests, HttpStatusCode.OK);
        PlayedStep played = Simulator.Played.Should().ContainSingle().Subject;
        (played.Step.Name, played.IsArmed, played.Strikes).Should().Be(("burst", true, 2));
    }

    [Fact]
    public void A_step_can_name_every_provider_that_is_simulated() => Simulator.Providers.Should().BeEquivalentTo(SimulatedProviders.Names);

    [Fact]
    public async Task A_step_with_a_time_is_armed_when_it_has_passed()
    {
        using AnyProvider provider = At("monime");
        Simulator.Play(new FaultScenario(new ScenarioStep { Kind = ScenarioStepKind.Respond, Status = 503, After = Hour }));

        HttpStatusCode before = (await provider.CreateAsync()).Status;
        bool wasArmed = Simulator.Played[0].IsArmed;
        Clock.Advance(Hour);

        (before, wasArmed).Should().Be((HttpStatusCode.OK, false));
        (await provider.CreateAsync()).Status.Should().Be(HttpStatusCode.ServiceUnavailable);
    }

    [Fact]
    public async Task A_balance_is_drained_at_its_moment_and_filled_at_another()
    {
        using AnyProvider provider = At("moneroo");
        Simulator.Play(FaultScenario.Parse("""{"steps":[{"kind":"balance","amountMinor":0,"after":"PT1H"},{"kind":"balance","after":"PT2H"}]}"""));

        List<HttpStatusCode> statuses = [];
        for (int hour = 0; hour < 3; hour++)
        {
            statuses.Add((await provider.CreateAsync()).Status);
            Clock.Advance(Hour);
        }

        statuses.Should().Equal(HttpStatusCode.Created, HttpStatusCode.UnprocessableEntity, HttpStatusCode.Created);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task The_directory_fails_and_nothing_else_does(string name)
    {
        using AnyProvider provider = At(name);
        await provider.CreateAsync();
        Simulator.Play(new FaultScenario(new ScenarioStep { Kind = ScenarioStepKind.DirectoryFails, Provider = name, Status = 503 }));

        (await provider.CreateAsync()).Payout.Should().NotBeNull();
        (await provider.DirectoryAsync()).Status.Should().Be(HttpStatusCode.ServiceUnavailable);
        (await provider.DirectoryAsync()).Status.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Outcomes_reads_and_the_clock_are_steps_too()
    {
        using AnyProvider provider = At("moneroo");
        Simulator.Play(FaultScenario.Parse(
            """
            {"steps":[
              {"kind":"outcome","outcome":"failed-but-paid","text":"provider_unknown"},
              {"kind":"not-found-for","wait":"PT1M"},
              {"kind":"show","outcome":"status","text":"on_hold"},
              {"kind":"clock-skew","by":"PT2M"}
            ]}
            """));
        string id = await PayAsync(provider);

        HttpStatusCode hidden = (await provider.ReadAsync(id)).Status;
        Clock.Advance(TimeSpan.FromMinutes(1));
        string?[] shown = [(await provider.ReadAsync(id)).PayoutStatus, (await provider.ReadAsync(id)).PayoutStatus];

        hidden.Should().Be(HttpStatusCode.NotFound);
        shown.Should().Equal("on_hold", "failed");
        Simulator.Ledger.ExecutedCount.Should().Be(1);
        Simulator.ClockSkew.Should().Be(TimeSpan.FromMinutes(2));
        Simulator.Played.Select(played => played.Strikes).Should().Equal(1, 1, 1, 1);
    }

    [Fact]
    public async Task Calm_ends_everything_that_goes_wrong_and_keeps_what_happened()
    {
        using AnyProvider provider = At("moneroo");
        Simulator.Play(FaultScenario.Parse(
            """
            {"steps":[
              {"kind":"abort","method":"GET","always":true},
              {"kind":"not-found-for","wait":"P1D"},
              {"kind":"clock-skew","by":"PT2M"},
              {"kind":"outcome","outcome":"pending"},
              {"kind":"balance","amountMinor":1000},
              {"kind":"abort","after":"PT1H"},
              {"kind":"webhook-drop"}
            ]}
            """));
        await provider.CreateAsync();

        Simulator.Calm();
        Clock.Advance(Hour);

        (await provider.ReadAsync(Simulator.Ledger.Entries[0].PayoutId)).PayoutStatus.Should().Be("success");
        (await provider.CreateAsync()).Status.Should().Be(HttpStatusCode.Created);
        (Simulator.Faults.PendingCount, Simulator.Reads.PendingCount, Simulator.WebhookScript.PendingCount).Should().Be((0, 0, 0));
        Simulator.ClockSkew.Should().Be(TimeSpan.Zero);
    }

    [Fact]
    public async Task A_reset_forgets_the_steps_that_are_still_to_come()
    {
        Simulator.Play(new FaultScenario(new ScenarioStep { Kind = ScenarioStepKind.Abort, After = Hour }));

        Simulator.Reset();
        Clock.Advance(Hour);

        Simulator.Played.Should().BeEmpty();
        using AnyProvider provider = At("monime");
        (await provider.CreateAsync()).Status.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_delay_tells_when_it_holds_a_request()
    {
        using AnyProvider provider = At("monime");
        Simulator.Play(new FaultScenario(new ScenarioStep { Kind = ScenarioStepKind.Delay, Method = "POST", Wait = Hour }));
        Task held = Simulator.Faults.WhenHeldAsync();
        bool wasHeld = held.IsCompleted;

        Task<AnyReply> reply = provider.CreateAsync();
        await held.WaitAsync(TimeSpan.FromSeconds(30));
        Clock.Advance(Hour);

        wasHeld.Should().BeFalse();
        (await reply).Status.Should().Be(HttpStatusCode.OK);
        Simulator.Faults.WhenHeldAsync().IsCompleted.Should().BeFalse();
    }
}
