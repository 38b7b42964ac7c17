using System.Collections.Concurrent;
using Payouts.Journal;

namespace Payouts.Sending;

/// <summary>The sends under way in this process: one per reference, awaited by whoever asks for the same reference, and by shutdown.</summary>
internal sealed class InFlight
{
    private readonly ConcurrentDictionary<string, Task<JournalRecord>> _sends = new(StringComparer.Ordinal);

    /// <summary>Starts a send, unless one of the reference is under way: then that one is returned.</summary>
    internal bool TryStart(string reference, Func<Task<JournalRecord>> send, out Task<JournalRecord> running)
    {
        var gate = new TaskCompletionSource<JournalRecord>(TaskCreationOptions.RunContinuationsAsynchronously);
        running = _sends.GetOrAdd(reference, gate.Task);
        if (running != gate.Task) return false;
        _ = RunAsync(reference, send, gate);
        return true;
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

    private async Task RunAsync(string reference, Func<Task<JournalRecord>> send, TaskCompletionSource<JournalRecord> gate)
    {
        Task<JournalRecord> work;
        try
        {
            work = send();
            await ((Task)work).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
#pragma warning disable CA1031 // Handed to everybody who waits.
        catch (Exception error)
#pragma warning restore CA1031
        {
            work = Task.FromException<JournalRecord>(error);
        }

        _sends.TryRemove(reference, out _);
        gate.SetFromTask(work);

        // Nobody may be waiting any more; the failure is in the journal and the log.
        _ = gate.Task.Exception;
    }
}
