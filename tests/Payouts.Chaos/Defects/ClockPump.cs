using Payouts.Testing;

namespace Payouts.Chaos.Defects;

/// <summary>Moves a clock for code that waits for it: to the end of a pause as soon as nothing else goes on, and on towards a deadline where nothing at all goes on.</summary>
internal sealed class ClockPump(ManualClock clock)
{
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan LongestStep = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Stillness = TimeSpan.FromMilliseconds(150);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private const int BeatsToBeCalm = 4;
    private const int MostBeats = 25;

    // Counted, not timed: on a machine with much else to do a beat takes longer.
    private const int BeatsToHang = 700;

    public async Task<T> RunAsync<T>(Func<Task<T>> work)
    {
        using var done = new CancellationTokenSource(Patience, TimeProvider.System);
        Task<T> running = Task.Run(work, CancellationToken.None);
        TimeSpan onward = LongestStep;
        while (!running.IsCompleted)
        {
            Task<TimeSpan> pause = clock.WaitForPauseAsync(done.Token);
            using var still = CancellationTokenSource.CreateLinkedTokenSource(done.Token);
            Task first = await Task.WhenAny(running, pause, Task.Delay(Stillness, TimeProvider.System, still.Token));
            await still.CancelAsync();
            if (first == running) break;
            if (done.IsCancellationRequested) throw new DefectException("A call waits for ever.");
            bool isPause = first == pause;
            TimeSpan left = isPause ? await pause : onward, step = !isPause || left < LongestStep ? left : LongestStep;
            await BeCalmAsync(running);
            await SpareDeadlinesAsync(running, step);
            if (running.IsCompleted) break;
            clock.Advance(step);
            if (!isPause && onward < LongestStep * 4) onward *= 2;
        }

        await done.CancelAsync();
        return await running;
    }

    // What is under way keeps its deadline on a slow machine too; only what hangs passes it.
    private async Task SpareDeadlinesAsync(Task running, TimeSpan step)
    {
        for (int beats = 0; beats < BeatsToHang && !running.IsCompleted && clock.UntilDeadline < step; beats++) await Task.Delay(Beat, TimeProvider.System, CancellationToken.None);
    }

    // Real work (sockets, disks, databases) takes real time, in which the clock must not run away.
    private async Task BeCalmAsync(Task running)
    {
        for (int beats = 0, calm = 0; calm < BeatsToBeCalm && beats < MostBeats && !running.IsCompleted; beats++)
        {
            await Task.Delay(Beat, TimeProvider.System, CancellationToken.None);
            calm = ThreadPool.PendingWorkItemCount == 0 ? calm + 1 : 0;
        }
    }
}
