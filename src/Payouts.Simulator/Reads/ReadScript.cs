namespace Payouts.Simulator;

/// <summary>What reads show in place of the truth: payouts that are not there yet, and statuses that flap. Creates, changes and webhooks are not touched.</summary>
public sealed class ReadScript
{
    private readonly Lock _gate = new();
    private readonly List<ArmedFault> _armed = [];

    internal ReadScript()
    {
    }

    /// <summary>The number of faults that are still armed; one that hides new payouts stays until it is cleared.</summary>
    public int PendingCount
    {
        get
        {
            lock (_gate)
                return _armed.Count;
        }
    }

    /// <summary>Queues a fault; of those that show another status the oldest that matches strikes, one a read of a payout.</summary>
    /// <param name="fault">The reads it waits for and what they show.</param>
    /// <exception cref="ArgumentException">The fault can never strike, or counts what ends by the clock.</exception>
    public void Enqueue(ReadFault fault)
    {
        ArgumentNullException.ThrowIfNull(fault);
        if (fault.Occurrence < 1 || fault.Times < 1)
            throw new ArgumentException("Occurrence and Times start at 1.", nameof(fault));
        if (fault.Action.HiddenFor is not null && (fault.Occurrence, fault.Times) != (1, 1))
            throw new ArgumentException("A payout is hidden for a time: leave Occurrence and Times out.", nameof(fault));
        lock (_gate)
            _armed.Add(new ArmedFault(fault));
    }

    /// <summary>Hides each payout of any provider from reads until so long after it was accepted.</summary>
    /// <param name="age">The time from acceptance, by the simulator's clock; more than zero.</param>
    public void HideNew(TimeSpan age) => Enqueue(new ReadFault { Action = ReadAction.HideFor(age) });

    /// <summary>Lets the next read of any payout show another status.</summary>
    /// <param name="outcome">What is shown.</param>
    public void ShowNext(SimulatedOutcome outcome) => Enqueue(new ReadFault { Action = ReadAction.Show(outcome) });

    /// <summary>Forgets all faults: reads show the truth.</summary>
    public void Clear()
    {
        lock (_gate)
            _armed.Clear();
    }

    internal ReadSight Look(string provider, string? template, string payoutId, TimeSpan age)
    {
        lock (_gate)
        {
            if (_armed.Count == 0)
                return default;
            List<ArmedFault> matching = _armed.FindAll(armed => armed.Fault.Matches(provider, template, payoutId));
            if (matching.Find(armed => age < armed.Fault.Action.HiddenFor) is { } hiding)
            {
                hiding.Fault.Struck?.Invoke();
                return new ReadSight(IsHidden: true, Shown: null);
            }

            return new ReadSight(IsHidden: false, TakeShown(matching));
        }
    }

    private SimulatedOutcome? TakeShown(List<ArmedFault> matching)
    {
        ReadFault? taken = null;
        foreach (ArmedFault armed in matching.Where(armed => armed.Fault.Action.Shown is not null))
        {
            armed.Seen++;
            if (taken is not null || armed.Seen < armed.Fault.Occurrence)
                continue;
            taken = armed.Fault;
            armed.Struck++;
        }

        _armed.RemoveAll(armed => armed.Fault.Action.Shown is not null && armed.Struck >= armed.Fault.Times);
        taken?.Struck?.Invoke();
        return taken?.Action.Shown;
    }

    private sealed class ArmedFault(ReadFault fault)
    {
        public ReadFault Fault { get; } = fault;

        public int Seen { get; set; }

        public int Struck { get; set; }
    }
}
