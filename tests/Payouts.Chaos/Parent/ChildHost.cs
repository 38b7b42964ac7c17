using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Payouts.Chaos.Child;
using Payouts.Chaos.Journals;

namespace Payouts.Chaos.Parent;

/// <summary>A child process as its parent has it: takes jobs, passes on what is said about them, and knows how it ended.</summary>
internal sealed class ChildHost : IAsyncDisposable
{
    private const int KilledExitCode = 128 + 9;

    private static int _jobs;

    private readonly ConcurrentDictionary<int, Running> _running = [];
    private readonly Process _process;
    private readonly StreamWriter _lines;
    private readonly Task _ended;
    private readonly SemaphoreSlim _turn = new(1, 1);

    private ChildHost(Process process)
    {
        _process = process;
        _lines = process.StandardInput;
        _ended = ReadAsync();
    }

    /// <summary>Starts a child that dies when that many jobs stand at their crash points; with 0 it lives until disposed.</summary>
    public static ChildHost Start(JournalPlaces places, int dying) => Start(places, "child", dying.ToString(CultureInfo.InvariantCulture));

    /// <summary>Starts this program again, with other arguments.</summary>
    public static ChildHost Start(JournalPlaces places, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", ["exec", typeof(ChildHost).Assembly.Location, .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        places.Tell(start.Environment);
        return new ChildHost(Process.Start(start)!);
    }

    /// <summary>A number for a job that no other has.</summary>
    public static int NextJob() => Interlocked.Increment(ref _jobs);

    /// <summary>Does a job, until the child says that it is over or dies.</summary>
    /// <param name="job">The job.</param>
    /// <param name="hear">Hears what is said about it, and gives the answer where one is waited for.</param>
    public async Task<JobEnd> RunAsync(Job job, Func<string, string, ValueTask<string?>> hear)
    {
        var running = new Running(hear, new TaskCompletionSource<JobEnd>(TaskCreationOptions.RunContinuationsAsynchronously));
        _running[job.Number] = running;
        await WriteAsync(job.ToLine());
        return await running.End.Task;
    }

    /// <summary>Says something about a job that nobody asked for.</summary>
    public Task TellAsync(int job, string text) => WriteAsync(string.Create(CultureInfo.InvariantCulture, $"{job} {text}"));

    /// <summary>Kills the child now.</summary>
    public void Kill() => _process.Kill();

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            await _turn.WaitAsync();
            _lines.Close();
            _turn.Release();
        }

        await _ended;
        _process.Dispose();
        _turn.Dispose();
    }

    private async Task ReadAsync()
    {
        Task<string> errors = _process.StandardError.ReadToEndAsync();
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            string[] words = line.Split(' ', 3);
            if (words.Length < 3) continue;
            int job = int.Parse(words[0], CultureInfo.InvariantCulture);
            (string verb, string text) = (words[1], words[2]);
            Running running = _running[job];

            // Looking into the ledger may take a while, in which other jobs go on.
            ValueTask<string?> answer = running.Hear(verb, text);
            if (!answer.IsCompletedSuccessfully) _ = AnswerAsync(job, answer.AsTask());
            else if (answer.Result is { } known) await WriteAsync($"{job} {known}");
            if (verb is "DONE" or "STUCK" or "FAILED") running.End.TrySetResult(new JobEnd(verb, text));
        }

        await _process.WaitForExitAsync();
        var end = _process.ExitCode == KilledExitCode
            ? new JobEnd(JobEnd.Killed, "")
            : new JobEnd("FAILED", $"The process ended with {_process.ExitCode}: {await errors}");
        foreach (Running running in _running.Values) running.End.TrySetResult(end);
    }

    private async Task AnswerAsync(int job, Task<string?> answer)
    {
        if (await answer is { } known) await WriteAsync($"{job} {known}");
    }

    // A child that died takes no more lines: that it died is told by what it ends with.
    private async Task WriteAsync(string line)
    {
        try
        {
            await _turn.WaitAsync();
            try
            {
                await _lines.WriteLineAsync(line);
                await _lines.FlushAsync();
            }
            finally
            {
                _turn.Release();
            }
        }
        catch (Exception gone) when (gone is IOException or ObjectDisposedException)
        {
        }
    }

    private sealed record Running(Func<string, string, ValueTask<string?>> Hear, TaskCompletionSource<JobEnd> End);
}
