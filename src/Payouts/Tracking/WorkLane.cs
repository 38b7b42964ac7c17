namespace Payouts.Tracking;

/// <summary>Pieces of work side by side, no more than a number at once; the others wait for their turn.</summary>
internal sealed class WorkLane
{
    private readonly Lock _lock = new();
    private readonly Queue<TaskCompletionSource> _waiting = new();
    private readonly List<(int Below, TaskCompletionSource Reached)> _watchers = [];
    private int _running;

    /// <summary>How many are under way or wait for their turn.</summary>
    internal int Count
    {
        get
        {
            lock (_lock) return _running + _waiting.Count;
        }
    }

    /// <summary>Runs a piece of work as soon as fewer than <paramref name="width"/> are under way.</summary>
    internal async Task<T> RunAsync<T>(int width, Func<Task<T>> work)
    {
        await EnterAsync(width).ConfigureAwait(false);
        try
        {
            return await work().ConfigureAwait(false);
        }
        finally
        {
            Leave();
        }
    }

    /// <summary>Waits until fewer than this many are under way or wait for their turn.</summary>
    internal Task WaitForFewerAsync(int count, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (_running + _waiting.Count < count) return Task.CompletedTask;
            var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _watchers.Add((count, reached));
            return reached.Task.WaitAsync(cancellationToken);
        }
    }

    private Task EnterAsync(int width)
    {
        lock (_lock)
        {
            if (_running < width)
            {
                _running++;
                return Task.CompletedTask;
            }

            var turn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Enqueue(turn);
            return turn.Task;
        }
    }

    private void Leave()
    {
        lock (_lock)
        {
            if (_waiting.TryDequeue(out TaskCompletionSource? next)) next.SetResult();
            else _running--;
            int left = _running + _waiting.Count;
            foreach ((int below, TaskCompletionSource reached) in _watchers)
            {
                if (left < below) reached.SetResult();
            }

            _watchers.RemoveAll(watcher => left < watcher.Below);
        }
    }
}
