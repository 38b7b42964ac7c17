namespace Payouts.Simulator;

/// <summary>Arms the steps of scenarios when their time has come, and counts how often they strike.</summary>
internal sealed class ScenarioStage(SimulatorContext context)
{
    private readonly Lock _gate = new();
    private readonly List<StepRun> _runs = [];

    public IReadOnlyList<PlayedStep> Played
    {
        get
        {
            lock (_gate)
                return [.. _runs.Select(run => new PlayedStep(run.Step, run.IsArmed, run.Strikes))];
        }
    }

    public void Play(FaultScenario scenario)
    {
        List<StepRun> due = [];
        lock (_gate)
        {
            foreach (ScenarioStep step in scenario.Steps)
            {
                StepRun run = new(step);
                _runs.Add(run);
                if (step.After is { } after && after > TimeSpan.Zero)
                    run.Timer = context.Clock.CreateTimer(_ => Come(run), state: null, after, Timeout.InfiniteTimeSpan);
                else
                    due.Add(run);
            }
        }

        foreach (StepRun run in due)
            Arm(run);
    }

    /// <summary>Forgets the steps that are still to come.</summary>
    public void Stop()
    {
        lock (_gate)
        {
            foreach (StepRun run in _runs)
                run.Stop();
        }
    }

    public void Clear()
    {
        lock (_gate)
        {
            Stop();
            _runs.Clear();
        }
    }

    // What fell due before this instant happens before it.
    private void Come(StepRun run)
    {
        context.Advance();
        lock (_gate)
        {
            if (run.IsStopped)
                return;
            run.Stop();
        }

        Arm(run);
    }

    private void Arm(StepRun run)
    {
        run.IsArmed = true;
        ScenarioArming.Arm(run.Step, context, run.Strike);
        context.Webhooks.Call();
    }
}
