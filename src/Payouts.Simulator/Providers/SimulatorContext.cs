namespace Payouts.Simulator;

/// <summary>What every simulated provider shares: clock, options, ledger, requests, faults, outcomes and webhooks.</summary>
internal sealed class SimulatorContext
{
    private IReadOnlyList<ISimulatedProvider> _providers = [];

    public SimulatorContext(PayoutSimulatorOptions options)
    {
        Options = options;
        Ledger = new PayoutLedger(Advance);
        Webhooks = new WebhookCourier(options.TimeProvider, Advance);
        Outcomes.Changed = Webhooks.Call;
    }

    public PayoutSimulatorOptions Options { get; }

    public TimeProvider Clock => Options.TimeProvider;

    public PayoutLedger Ledger { get; }

    public RequestLog Requests { get; } = new();

    public FaultScript Faults { get; } = new();

    public OutcomeTable Outcomes { get; } = new();

    public WebhookCourier Webhooks { get; }

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
        Webhooks.Clear();
        RestoreOutcomes();
    }

    private void RestoreOutcomes() =>
        Outcomes.Restore(_providers.SelectMany(provider => provider.MagicDestinations));
}
