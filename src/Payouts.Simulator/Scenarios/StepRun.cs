namespace Payouts.Simulator;

/// <summary>One step on its way.</summary>
internal sealed class StepRun(ScenarioStep step)
{
    private int _strikes;

    public ScenarioStep Step => step;

    public ITimer? Timer { get; set; }

    public bool IsStopped { get; private set; }

    public bool IsArmed { get; set; }

    public int Strikes => Volatile.Read(ref _strikes);

    public void Strike() => Interlocked.Increment(ref _strikes);

    public void Stop()
    {
        Timer?.Dispose();
        IsStopped = true;
    }
}
