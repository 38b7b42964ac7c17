namespace Payouts.Model.Protocol;

/// <summary>The protocol, as all moves that a state allows; with one rule of it broken where that is asked for.</summary>
internal sealed class PayoutProtocol
{
    private readonly WorkerMoves _workers;
    private readonly NetworkMoves _network;
    private readonly TrackingMoves _tracking;
    private readonly TimeMoves _time;

    public PayoutProtocol(ProviderTraits provider, Mistake mistake = Mistake.None, Bounds? bounds = null)
    {
        bounds ??= Bounds.Usual;
        if (mistake == Mistake.DeadlineOutlastsLease) bounds = bounds with { Lease = 1 };
        Bounds = bounds;
        _workers = new WorkerMoves(provider, mistake, bounds);
        _network = new NetworkMoves(provider);
        _tracking = new TrackingMoves(provider, mistake);
        _time = new TimeMoves(provider);
        Promises = new Promises(provider, mistake);
    }

    public Bounds Bounds { get; }

    public Promises Promises { get; }

    /// <summary>Everything that can happen next.</summary>
    public void Add(State state, List<Successor> successors)
    {
        _workers.Add(state, successors);
        _network.Add(state, successors);
        _tracking.Add(state, successors);
        _time.Add(state, successors);
    }
}
