using System.Globalization;
using Payouts.Chaos.Child;
using Payouts.Chaos.Journals;
using Payouts.Chaos.Parent;

namespace Payouts.Chaos.Crash;

/// <summary>The place of one worker: a process lives there, is killed, and the next one takes its place.</summary>
/// <param name="places">Where the journal is.</param>
/// <param name="arguments">What a process is started with.</param>
/// <param name="shift">What all slots share.</param>
/// <param name="random">How long each lives.</param>
internal sealed class CrashSlot(JournalPlaces places, Func<Random, string[]> arguments, CrashShift shift, Random random) : IAsyncDisposable
{
    // How long a process lives is told by its work, not by the clock, so that a busy machine kills no processes that have done nothing yet. None: in its very first calls.
    private const int MostCalls = 16;
    private const int LongestMomentMilliseconds = 60;

    private ChildHost _current = null!;
    private ChildHost _next = ChildHost.Start(places, arguments(random));
    private int _job;
    private Task<JobEnd> _end = null!;

    /// <summary>Kills process after process, each at some moment while it has calls under way, until there were kills enough; the last one lives.</summary>
    public async Task KillAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            await LiveAsync(random.Next(MostCalls), cancellationToken);
            await ThrowIfEndedAsync(Task.Delay(TimeSpan.FromMilliseconds(random.Next(LongestMomentMilliseconds)), TimeProvider.System, cancellationToken));
            if (!shift.TryTakeKill()) return;
            shift.News.Note("", string.Create(CultureInfo.InvariantCulture, $"process {_job} is killed"));
            _current.Kill();
            JobEnd end = await _end;
            if (!end.IsKilled) throw new InvalidOperationException($"A worker that was killed ended: {end.Text}");
            await _current.DisposeAsync();
        }
    }

    /// <summary>Tells the process that lives there now.</summary>
    public Task TellAsync(string text) => _current?.TellAsync(_job, text) ?? Task.CompletedTask;

    /// <summary>Fails where the process ends before a task does.</summary>
    public async Task ThrowIfEndedAsync(Task task)
    {
        if (await Task.WhenAny(task, _end) == _end) throw new InvalidOperationException($"A worker that nobody killed ended: {(await _end).Text}");
        await task;
    }

    public async ValueTask DisposeAsync()
    {
        if (_current is not null) await _current.DisposeAsync();
        await _next.DisposeAsync();
    }

    // The next one waits for its job already: what its runtime takes to start is not waited for.
    private async Task LiveAsync(int calls, CancellationToken cancellationToken)
    {
        var hasBegun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var hasLived = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        (_current, _next) = (_next, ChildHost.Start(places, arguments(random)));
        int number = _job = ChildHost.NextJob(), left = calls;
        var job = new Job(number, places.Kind, places.Of("crash"), "-", shift.Simulator, string.Create(CultureInfo.InvariantCulture, $"{shift.Advance(random)}"), KillAt: 0, IsTold: false);
        _end = _current.RunAsync(job, (verb, text) =>
        {
            if (verb == "BEGUN") hasBegun.TrySetResult();
            if (verb == "RETURNED" && Interlocked.Decrement(ref left) <= 0) hasLived.TrySetResult();
            return shift.Hear(number, verb, text);
        });
        await ThrowIfEndedAsync(hasBegun.Task.WaitAsync(cancellationToken));
        await shift.TellFrontAsync();
        if (calls > 0) await ThrowIfEndedAsync(hasLived.Task.WaitAsync(cancellationToken));
    }
}
