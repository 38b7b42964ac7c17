using System.Diagnostics;
using System.Globalization;
using Payouts.Chaos.Child;
using Payouts.Chaos.Service;

namespace Payouts.Chaos.Crash;

/// <summary>A service in a process that may be killed at any moment: its callers pay the same references as those of other processes, each in an order of its own.</summary>
internal sealed class CrashWorker(PayingService service, Link link, int seed, int front)
{
    private const int Callers = 6;
    private const int Window = 24;
    private const int LongestBreathMilliseconds = 40;

    // Whoever asks too often takes from creates what the provider's rate limit leaves.
    private const int MostAsked = 20;

    private static readonly TimeSpan AskAgain = TimeSpan.FromSeconds(10);

    private readonly TaskCompletionSource _isCalm = new();
    private int _front = front;

    /// <summary>Pays until it is killed, or its parent closes the lines.</summary>
    public static async Task<int> RunAsync(string seed, string settle)
    {
        if (await Console.In.ReadLineAsync() is not { } line) return 0;
        Job job = Job.Of(line.Split(' '));
        await using PayingService service = await PayingService.StartAsync(job, ServiceWiring.Settle(settle), isLogged: true);
        await new CrashWorker(service, Link.Open(job.Number), Number(seed), Number(job.Reference)).RunAsync();
        return 0;
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private async Task RunAsync()
    {
        Task[] callers = [.. Enumerable.Range(0, Callers).Select(caller => Task.Run(() => CallAsync(caller, new Random(unchecked(seed + caller)))))];
        using var stop = new CancellationTokenSource();
        Task settling = SettleAsync(callers, stop.Token);
        await ListenAsync();
        Link.HangUp();
        await stop.CancelAsync();
        _isCalm.TrySetResult();
        await settling;
    }

    private async Task ListenAsync()
    {
        while (await Console.In.ReadLineAsync() is { } line)
        {
            string[] words = line.Split(' ');
            if (words[1] is "FRONT" or "CALM") Volatile.Write(ref _front, Number(words[2]));
            if (words[1] == "CALM") _isCalm.TrySetResult();
            else if (words[1] == "WEBHOOK") _ = service.DeliverAsync(words[2], words[3]);
            else if (words[1] != "FRONT") Link.Answer(Number(words[0]), words[1]);
        }
    }

    // Each begins with a new payout, so that a process that lives for a moment only has something to lose.
    private async Task CallAsync(int caller, Random random)
    {
        int number = Math.Max(1, Volatile.Read(ref _front) - caller);
        link.Say("BEGUN", "-");
        for (; !_isCalm.Task.IsCompleted; number = Draw(random))
        {
            string reference = NumberedPayouts.ReferenceOf(number);
            await service.TryAsync<Payout?>(reference, random.Next(24) switch
            {
                0 => async () => await service.Payouts.CancelAsync(reference),
                1 => async () => await service.Payouts.RefreshAsync(reference),
                2 => () => service.AskPersonAsync(random),
                _ => () => service.CreateAsync(number),
            });
            await Task.Delay(TimeSpan.FromMilliseconds(random.Next(LongestBreathMilliseconds)), TimeProvider.System, CancellationToken.None);
        }
    }

    private int Draw(Random random)
    {
        int newest = Volatile.Read(ref _front);
        return random.Next(6) == 0 ? random.Next(1, newest + 1) : Math.Max(1, newest - random.Next(Window));
    }

    // Once nobody is killed any more: what was never asked for or never sent is called again by its caller, and what is open is asked about: the background's pauses grow with a payout's age.
    private async Task SettleAsync(Task[] callers, CancellationToken stop)
    {
        await _isCalm.Task;
        await Task.WhenAll(callers);
        var random = new Random(seed);
        int[] numbers = [.. Enumerable.Range(1, _front)];
        random.Shuffle(numbers);
        await ForEachAsync(numbers, async number =>
            await service.Payouts.GetAsync(NumberedPayouts.ReferenceOf(number)) is null or { NextStep.Kind: NextStepKind.CallCreateAgain } ? await service.CreateAsync(number) : null, stop);
        var asked = new Dictionary<int, long>();
        while (!stop.IsCancellationRequested)
        {
            var open = new Dictionary<int, NextStepKind>();
            await service.TryAsync("-", async () =>
            {
                await foreach (Payout payout in service.Payouts.ListAsync(new PayoutFilter { Statuses = [PayoutStatus.Created, PayoutStatus.Pending, PayoutStatus.Unknown] }))
                    open.Add(NumberedPayouts.NumberOf(payout.Reference), payout.NextStep.Kind);
                return await service.AskPersonAsync(random);
            });
            int[] toAsk = [.. open.Keys.Where(number => open[number] is NextStepKind.Poll or NextStepKind.Resolve && !(asked.TryGetValue(number, out long at) && Stopwatch.GetElapsedTime(at) < AskAgain)).Take(MostAsked)];
            foreach (int number in toAsk) asked[number] = Stopwatch.GetTimestamp();
            await ForEachAsync(open.Keys.Where(number => open[number] == NextStepKind.CallCreateAgain), service.CreateAsync, stop);
            await ForEachAsync(toAsk, async number => await service.Payouts.RefreshAsync(NumberedPayouts.ReferenceOf(number), stop), stop);
            await Task.Delay(TimeSpan.FromMilliseconds(500), TimeProvider.System, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private Task ForEachAsync(IEnumerable<int> numbers, Func<int, Task<Payout?>> work, CancellationToken stop) => Parallel.ForEachAsync(
        numbers, new ParallelOptions { MaxDegreeOfParallelism = Callers }, async (number, _) =>
        {
            if (!stop.IsCancellationRequested) await service.TryAsync(NumberedPayouts.ReferenceOf(number), () => work(number));
        });
}
