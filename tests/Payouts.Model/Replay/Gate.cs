namespace Payouts.Model.Replay;

/// <summary>A place where a process is held, as the scheduler of its machine might hold it.</summary>
internal sealed class Gate(Signal signal)
{
    private readonly Lock _lock = new();
    private readonly Queue<TaskCompletionSource> _held = new();
    private bool _isOpen;

    /// <summary>How many are held.</summary>
    public int Held
    {
        get
        {
            lock (_lock) return _held.Count;
        }
    }

    /// <summary>Waits until it is let through.</summary>
    public Task PassAsync()
    {
        var turn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_lock)
        {
            if (_isOpen) return Task.CompletedTask;
            _held.Enqueue(turn);
        }

        signal.Pulse();
        return turn.Task;
    }

    /// <summary>Lets the first one through; <c>false</c> where nobody is held.</summary>
    public bool Release()
    {
        TaskCompletionSource? turn;
        lock (_lock)
        {
            if (!_held.TryDequeue(out turn)) return false;
        }

        turn.SetResult();
        return true;
    }

    /// <summary>Hands those that are held here to another gate.</summary>
    public void MoveTo(Gate other)
    {
        lock (_lock)
        {
            while (_held.TryDequeue(out TaskCompletionSource? turn)) other._held.Enqueue(turn);
        }
    }

    /// <summary>Lets everybody through, for good.</summary>
    public void Open()
    {
        lock (_lock) _isOpen = true;
        while (Release())
        {
        }
    }
}
