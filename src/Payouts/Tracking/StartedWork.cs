namespace Payouts.Tracking;

/// <summary>Work that was started and is not waited for; a failure of it is told to the next round.</summary>
internal sealed class StartedWork
{
    private readonly Lock _lock = new();
    private readonly HashSet<Task> _running = [];
    private Exception? _fault;

    internal void Add(Task work)
    {
        lock (_lock) _running.Add(work);
        _ = work.ContinueWith(End, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    /// <summary>Throws what some work failed with since the last call: for all that goes on, the journal is down.</summary>
    internal void ThrowIfFailed()
    {
        if (Interlocked.Exchange(ref _fault, null) is { } fault) System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(fault);
    }

    /// <summary>Waits for all that was started, whatever becomes of it.</summary>
    internal async Task DrainAsync()
    {
        Task[] running;
        lock (_lock) running = [.. _running];
        await Task.WhenAll(running).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private void End(Task work)
    {
        lock (_lock) _running.Remove(work);
        if (work.Exception?.InnerException is { } fault) Interlocked.CompareExchange(ref _fault, fault, null);
    }
}
