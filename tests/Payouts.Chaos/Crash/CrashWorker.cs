using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Payouts.Chaos.Child;
using Payouts.Testing;

namespace Payouts.Chaos.Crash;

/// <summary>A service that pays, in a process of its own: a host with the background work, and callers who pay the same references as those of other processes, each in an order of its own.</summary>
internal sealed class CrashWorker : IDisposable
{
    private const int Callers = 6;
    private const int Window = 24;
    private const int LongestBreath = 40;

    private readonly Link _link;
    private readonly IHost _host;
    private readonly PayoutClient _payouts;
    private readonly SemaphoreSlim _asking = new(1, 1);
    private readonly TaskCompletionSource _isCalm = new();
    private readonly int _seed;
    private int _front;

    private CrashWorker(Job job, TimeSpan? settle, int seed)
    {
        (_link, _seed, _front) = (Link.Open(job.Number), seed, int.Parse(job.Reference, CultureInfo.InvariantCulture));
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Logging.AddProvider(new ToldLogs(_link));
        builder.Services.AddSingleton<IPayoutEventHandler>(new ToldEvents(_link));
        builder.Services.AddPayouts(payouts => CrashWiring.Add(payouts, job, settle));
        _host = builder.Build();
        _payouts = (PayoutClient)_host.Services.GetRequiredService<IPayoutClient>();
    }

    /// <summary>Pays until it is killed, or its parent closes the lines.</summary>
    public static async Task<int> RunAsync(string seed, string settle)
    {
        if (await Console.In.ReadLineAsync() is not { } line) return 0;
        using var worker = new CrashWorker(Job.Of(line.Split(' ')), CrashWiring.Settle(settle), int.Parse(seed, CultureInfo.InvariantCulture));
        await worker._host.StartAsync();
        Task[] callers = [.. Enumerable.Range(0, Callers).Select(caller => Task.Run(() => worker.CallAsync(new Random(unchecked(worker._seed + caller)))))];
        using var stop = new CancellationTokenSource();
        Task settling = worker.SettleAsync(callers, stop.Token);
        await worker.ListenAsync();
        await stop.CancelAsync();
        worker._isCalm.TrySetResult();
        await settling;
        await worker._host.StopAsync();
        return 0;
    }

    public void Dispose()
    {
        _host.Dispose();
        _asking.Dispose();
    }

    private async Task ListenAsync()
    {
        while (await Console.In.ReadLineAsync() is { } line)
        {
            string[] words = line.Split(' ');
            switch (words[1])
            {
                case "FRONT":
                    Volatile.Write(ref _front, int.Parse(words[2], CultureInfo.InvariantCulture));
                    break;
                case "WEBHOOK":
                    _ = DeliverAsync(words[2], words[3]);
                    break;
                case "CALM":
                    Volatile.Write(ref _front, int.Parse(words[2], CultureInfo.InvariantCulture));
                    _isCalm.TrySetResult();
                    break;
                default:
                    Link.Answer(int.Parse(words[0], CultureInfo.InvariantCulture), words[1]);
                    break;
            }
        }
    }

    private async Task CallAsync(Random random)
    {
        _link.Say("BEGUN", "-");
        while (!_isCalm.Task.IsCompleted)
        {
            int front = Volatile.Read(ref _front);
            int number = random.Next(6) == 0 ? random.Next(1, front + 1) : Math.Max(1, front - random.Next(Window));
            string reference = CrashPayouts.ReferenceOf(number);
            await TryAsync<Payout?>(reference, random.Next(24) switch
            {
                0 => async () => await _payouts.CancelAsync(reference),
                1 => async () => await _payouts.RefreshAsync(reference),
                2 => () => AskPersonAsync(random),
                _ => () => CreateAsync(number),
            });
            await Task.Delay(TimeSpan.FromMilliseconds(random.Next(LongestBreath)), TimeProvider.System, CancellationToken.None);
        }
    }

    private async Task<Payout?> CreateAsync(int number)
    {
        Payout payout = await _payouts.CreateAsync(CrashPayouts.RequestOf(number));
        _link.Say("RETURNED", $"{payout.Reference} {payout.Status} {payout.NextStep.Kind}");
        return payout;
    }

    private async Task DeliverAsync(string account, string id)
    {
        SignedWebhook webhook = account == "moneroo"
            ? new MonerooWebhook { PayoutId = id, Secret = CrashWiring.WebhookSecret }.Sign()
            : new MonimeWebhook { PayoutId = id, Secret = CrashWiring.WebhookSecret }.Sign();
        var headers = webhook.Headers.ToDictionary(static header => header.Key, static header => header.Value, StringComparer.OrdinalIgnoreCase);
        await TryAsync("-", async () => await _payouts.Webhooks.ReceiveAsync(new WebhookDelivery { Account = account, Body = webhook.Body, Headers = headers }));
    }

    // The person looks at the provider when the library says that nothing can be under way any more.
    private async Task<Payout?> AskPersonAsync(Random random)
    {
        var waiting = new List<string>();
        await foreach (Payout payout in _payouts.ListAsync(new PayoutFilter { Statuses = [PayoutStatus.Unknown] }))
        {
            if (payout.NextStep is { Kind: NextStepKind.AskPerson } step && !(step.At > TimeProvider.System.GetUtcNow())) waiting.Add(payout.Reference);
        }

        if (waiting.Count == 0) return null;
        string reference = waiting[random.Next(waiting.Count)];
        await _asking.WaitAsync();
        try
        {
            return Enum.TryParse(await _link.AskAsync("PERSON", reference), out PayoutDecision decision)
                ? await _payouts.ResolveAsync(reference, decision, "Ada", "Looked at the provider's list.")
                : null;
        }
        finally
        {
            _asking.Release();
        }
    }

    // Once nobody is killed any more: what was never asked for or never sent is called again by its caller, and what is pending is asked about.
    private async Task SettleAsync(Task[] callers, CancellationToken stop)
    {
        await _isCalm.Task;
        await Task.WhenAll(callers);
        var random = new Random(_seed);
        int[] numbers = [.. Enumerable.Range(1, _front)];
        random.Shuffle(numbers);
        await ForEachAsync(numbers, async number =>
        {
            if (await _payouts.GetAsync(CrashPayouts.ReferenceOf(number)) is null or { NextStep.Kind: NextStepKind.CallCreateAgain }) await CreateAsync(number);
            return null;
        });
        while (!stop.IsCancellationRequested)
        {
            var open = new List<Payout>();
            await TryAsync("-", async () =>
            {
                await foreach (Payout payout in _payouts.ListAsync(new PayoutFilter { Statuses = [PayoutStatus.Created, PayoutStatus.Pending] })) open.Add(payout);
                return await AskPersonAsync(random);
            });
            await ForEachAsync(open.Select(static payout => CrashPayouts.NumberOf(payout.Reference)), async number => open.Find(payout => CrashPayouts.NumberOf(payout.Reference) == number)!.NextStep.Kind switch
            {
                NextStepKind.CallCreateAgain => await CreateAsync(number),
                NextStepKind.Poll => await _payouts.RefreshAsync(CrashPayouts.ReferenceOf(number), stop),
                _ => null,
            });
            await Task.Delay(TimeSpan.FromMilliseconds(200), TimeProvider.System, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        Task ForEachAsync(IEnumerable<int> all, Func<int, Task<Payout?>> work) => Parallel.ForEachAsync(
            all, new ParallelOptions { MaxDegreeOfParallelism = Callers }, async (number, _) =>
            {
                if (!stop.IsCancellationRequested) await TryAsync(CrashPayouts.ReferenceOf(number), () => work(number));
            });
    }

    // What is thrown is for the caller to know, and to call again; the parent looks for what must not be in it.
    private async Task TryAsync<T>(string reference, Func<Task<T>> work)
    {
        try
        {
            await work();
        }
        catch (Exception error) when (error is PayoutException or OperationCanceledException)
        {
            _link.SayAll("THREW", $"{reference} {error}");
        }
    }
}
