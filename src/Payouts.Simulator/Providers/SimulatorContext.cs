namespace Payouts.Simulator;

/// <summary>What every simulated provider shares: clock, options, ledger, requests, faults, outcomes and webhooks.</summary>
internal sealed class SimulatorContext
{
    private IReadOnlyList<ISimulatedProvider> _providers = [];
    private long _skewTicks;

    public SimulatorContext(PayoutSimulatorOptions options)
    {
        Options = options;
        Ledger = new PayoutLedger(Advance);
        Webhooks = new WebhookCourier(options.TimeProvider, Advance, () => Skew);
        Outcomes.Changed = Webhooks.Call;
        Stage = new ScenarioStage(this);
    }

    public PayoutSimulatorOptions Options { get; }

    public TimeProvider Clock => Options.TimeProvider;

    /// <summary>How far the times that providers show and sign are ahead of the clock; what happens, happens by the clock.</summary>
    public TimeSpan Skew
    {
        get => TimeSpan.FromTicks(Interlocked.Read(ref _skewTicks));
        set => Interlocked.Exchange(ref _skewTicks, value.Ticks);
    }

    public PayoutLedger Ledger { get; }

    public RequestLog Requests { get; } = new();

    public FaultScript Faults { get; } = new();

    public ReadScript Reads { get; } = new();

    public OutcomeTable Outcomes { get; } = new();

    public WebhookCourier Webhooks { get; }

    public ScenarioStage Stage { get; }

    public IReadOnlyList<ISimulatedProvider> Providers => _providers;

    /// <summary>A provider by its name, in any case.</summary>
    /// <exception cref="ArgumentException">No such provider is simulated.</exception>
    public ISimulatedProvider Provider(string name) =>
        _providers.FirstOrDefault(candidate => string.Equals(candidate.Name, name, StringComparison.OrdinalIgnoreCase))
        ?? throw new ArgumentException($"No provider '{name}' is simulated; there are: {string.Join(", ", _providers.Select(provider => provider.Name))}.", nameof(name));

    /// <summary>Whether a request asks for methods, banks or countries.</summary>
    public bool IsDirectory(ReceivedRequest request) =>
        request.Template is { } template
        && _providers.Any(provider => string.Equals(provider.Name, request.Provider, StringComparison.Ordinal) && provider.DirectoryTemplates.Contains(template, StringComparer.OrdinalIgnoreCase));

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

    /// <summary>Disarms everything that a script can arm, and sets clock, balances and outcomes right.</summary>
    public void Calm()
    {
        Stage.Stop();
        Faults.Clear();
        Reads.Clear();
        Webhooks.Script.Clear();
        Skew = TimeSpan.Zero;
        foreach (ISimulatedProvider provider in _providers)
            provider.SetBalance(minorUnits: null);
        RestoreOutcomes();
    }

    public void Reset()
    {
        Stage.Clear();
        Faults.Clear();
        Reads.Clear();
        Skew = TimeSpan.Zero;
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
