using System.Collections.Concurrent;
using Payouts.Journal;

namespace Payouts.Sending;

/// <summary>The sends under way in this process: one per reference, awaited by whoever asks for the same reference, and by shutdown.</summary>
internal sealed class InFlight : IDisposable
{
    private readonly ConcurrentDictionary<string, Task<JournalRecord>> _sends = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource _stopping = new();
    private volatile bool _isDisposed;

    /// <summary>Starts a send, unless one of the reference is under way: then that one is returned.</summary>
    /// <param name="reference">The reference.</param>
    /// <param name="state">What <paramref name="send"/> needs, so that it can be static.</param>
    /// <param name="send">The send.</param>
    /// <param name="running">The send that is now under way.</param>
    /// <param name="giveUp">The starter's wish to give up; shutdown wishes the same. Both count only until the body leaves.</param>
    internal bool TryStart<TState>(
        string reference, TState state, Func<TState, CancellationToken, ValueTask<JournalRecord>> send, out Task<JournalRecord> running, CancellationToken giveUp)
    {
        var gate = new TaskCompletionSource<JournalRecord>(TaskCreationOptions.RunContinuationsAsynchronously);
        running = _sends.GetOrAdd(reference, gate.Task);
        if (running != gate.Task) return false;

        // A context of the caller's must not carry what outlives the call; without one, a hop to another thread gains nothing.
        if (SynchronizationContext.Current is null) _ = RunAsync(reference, state, send, gate, giveUp);
        else RunElsewhere(reference, state, send, gate, giveUp);
        return true;
    }

    /// <summary>For good: gives up what has not begun to leave, and waits for the rest, each at most until its own deadline; nothing is left to wait for once disposed.</summary>
    internal async Task StopAsync(CancellationToken cancellationToken)
    {
        if (_isDisposed) return;
        await _stopping.CancelAsync().ConfigureAwait(false);
        await DrainAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Waits until no send is under way; new ones may begin meanwhile and are awaited too.</summary>
    internal async Task DrainAsync(CancellationToken cancellationToken)
    {
        while (!_sends.IsEmpty)
        {
            await ((Task)Task.WhenAll(_sends.Values)).WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    public void Dispose()
    {
        _isDisposed = true;
        _stopping.Dispose();
    }

    // Apart, so that what it captures is made only here.
    private void RunElsewhere<TState>(
        string reference, TState state, Func<TState, CancellationToken, ValueTask<JournalRecord>> send, TaskCompletionSource<JournalRecord> gate, CancellationToken giveUp) =>
        _ = Task.Run(() => RunAsync(reference, state, send, gate, giveUp), CancellationToken.None);

    private async Task RunAsync<TState>(
        string reference, TState state, Func<TState, CancellationToken, ValueTask<JournalRecord>> send, TaskCompletionSource<JournalRecord> gate, CancellationToken giveUp)
    {
        JournalRecord sent;
        try
        {
            // A caller that can never give up adds nothing to the wish of the shutdown.
            using CancellationTokenSource? either = giveUp.CanBeCanceled ? CancellationTokenSource.CreateLinkedTokenSource(giveUp, _stopping.Token) : null;
            sent = await send(state, either?.Token ?? _stopping.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException cancelled)
        {
            _sends.TryRemove(reference, out _);
            gate.SetCanceled(cancelled.CancellationToken);
            return;
        }
#pragma warning disable CA1031 // Handed to everybody who waits.
        catch (Exception error)
#pragma warning restore CA1031
        {
            _sends.TryRemove(reference, out _);
            gate.SetException(error);

            // Nobody may be waiting any more; the failure is in the journal and the log.
            _ = gate.Task.Exception;
            return;
        }

        _sends.TryRemove(reference, out _);
        gate.SetResult(sent);
    }
}
