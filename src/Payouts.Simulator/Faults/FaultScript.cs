namespace Payouts.Simulator;

/// <summary>The faults that wait for a request; the oldest that matches strikes, one a request.</summary>
public sealed class FaultScript
{
    private readonly Lock _gate = new();
    private readonly List<ArmedFault> _armed = [];
    private TaskCompletionSource _someHeld = NoneHeld();
    private int _held;

    internal FaultScript()
    {
    }

    /// <summary>The number of faults that have not struck as often as they should.</summary>
    public int PendingCount
    {
        get
        {
            lock (_gate)
                return _armed.Count;
        }
    }

    /// <summary>Queues a fault.</summary>
    /// <param name="fault">The request it waits for and what it does.</param>
    /// <exception cref="ArgumentException">The fault can never strike, or its action harms an answer before there is one.</exception>
    public void Enqueue(SimulatedFault fault)
    {
        ArgumentNullException.ThrowIfNull(fault);
        if (fault.Occurrence < 1 || fault.Times < 1)
            throw new ArgumentException("Occurrence and Times start at 1.", nameof(fault));
        if (fault.Point == FaultPoint.BeforeExecute && fault.Action.NeedsAnswer)
            throw new ArgumentException($"This action harms the provider's answer: it needs {nameof(FaultPoint)}.{nameof(FaultPoint.AfterExecute)}.", nameof(fault));
        if (fault.Point == FaultPoint.AfterExecute && fault.Action.NeedsRequest)
            throw new ArgumentException($"This action strikes while the request is read: it needs {nameof(FaultPoint)}.{nameof(FaultPoint.BeforeExecute)}.", nameof(fault));
        lock (_gate)
            _armed.Add(new ArmedFault(fault));
    }

    /// <summary>Queues a one-shot fault for the next request that meets a condition.</summary>
    /// <param name="when">The condition.</param>
    /// <param name="action">What the fault does.</param>
    /// <param name="point">Where it strikes.</param>
    public void On(Func<ReceivedRequest, bool> when, FaultAction action, FaultPoint point = FaultPoint.BeforeExecute) =>
        Enqueue(new SimulatedFault { When = when, Action = action, Point = point });

    /// <summary>Forgets all faults.</summary>
    public void Clear()
    {
        lock (_gate)
            _armed.Clear();
    }

    /// <summary>Completes when a delay holds a request, at once when one does already: then a clock that stands still may be moved.</summary>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public Task WhenHeldAsync(CancellationToken cancellationToken = default)
    {
        lock (_gate)
            return _someHeld.Task.WaitAsync(cancellationToken);
    }

    internal void Hold()
    {
        lock (_gate)
        {
            _held++;
            _someHeld.TrySetResult();
        }
    }

    internal void LetGo()
    {
        lock (_gate)
        {
            if (--_held == 0)
                _someHeld = NoneHeld();
        }
    }

    internal SimulatedFault? Take(ReceivedRequest request)
    {
        lock (_gate)
        {
            SimulatedFault? taken = null;
            foreach (ArmedFault armed in _armed)
            {
                if (!armed.Fault.Matches(request))
                    continue;
                armed.Seen++;
                if (taken is null && armed.Seen >= armed.Fault.Occurrence)
                {
                    taken = armed.Fault;
                    armed.Struck++;
                }
            }

            _armed.RemoveAll(armed => armed.Struck >= armed.Fault.Times);
            taken?.Struck?.Invoke();
            return taken;
        }
    }

    private static TaskCompletionSource NoneHeld() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private sealed class ArmedFault(SimulatedFault fault)
    {
        public SimulatedFault Fault { get; } = fault;

        public int Seen { get; set; }

        public int Struck { get; set; }
    }
}
