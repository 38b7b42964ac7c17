namespace Payouts.Simulator;

/// <summary>What every simulated provider shares: clock, options, ledger, requests, faults and outcomes.</summary>
internal sealed class SimulatorContext
{
    private IReadOnlyList<ISimulatedProvider> _providers = [];

    public SimulatorContext(PayoutSimulatorOptions options)
    {
        Options = options;
        Ledger = new PayoutLedger(Advance);
    }

    public PayoutSimulatorOptions Options { get; }

    public TimeProvider Clock => Options.TimeProvider;

    public PayoutLedger Ledger { get; }

    public RequestLog Requests { get; } = new();

    public FaultScript Faults { get; } = new();

    public OutcomeTable Outcomes { get; } = new();

    public void Attach(IReadOnlyList<ISimulatedProvider> providers)
    {
        _providers = providers;
        RestoreOutcomes();
    }

    public void Advance()
    {
        foreach (ISimulatedProvider provider in _providers)
            provider.Advance();
    }

    public void Reset()
    {
        Faults.Clear();
        foreach (ISimulatedProvider provider in _providers)
            provider.Reset();
        Ledger.Clear();
        Requests.Clear();
        RestoreOutcomes();
    }

    private void RestoreOutcomes() =>
        Outcomes.Restore(_providers.SelectMany(provider => provider.MagicDestinations));
}
