using System.Globalization;
using Payouts.Chaos.Child;
using Payouts.Chaos.Service;

namespace Payouts.Chaos.Soak;

/// <summary>A service in a process of its own that pays at a steady rate, forgets what is final, and tells its parent what it holds.</summary>
internal sealed class SoakWorker(PayingService service, Link link, bool canForget)
{
    private const int Rate = 10;

    // Moneroo's limit is reached sooner than the others': of its turns, every third is taken.
    private const int MonerooTurns = 3;

    // More than become unknown in the pause between two cares.
    private const int MostAsked = 4;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Keep = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private static readonly PayoutStatus[] Open = [PayoutStatus.Created, PayoutStatus.Pending, PayoutStatus.Unknown];

    private readonly Random _random = new(1);
    private int _payouts;

    /// <summary>Pays until its parent closes the lines.</summary>
    public static async Task<int> RunAsync(string settle)
    {
        Job job = Job.Of((await Console.In.ReadLineAsync())!.Split(' '));
        await using PayingService service = await PayingService.StartAsync(job, ServiceWiring.Settle(settle), isLogged: false);
        await new SoakWorker(service, Link.Open(job.Number), canForget: job.Journal != "memory").RunAsync();
        return 0;
    }

    private async Task RunAsync()
    {
        using var stop = new CancellationTokenSource();
        Task[] works = [PayAsync(stop.Token), RepeatAsync(ForgetAsync, stop.Token), RepeatAsync(CareAsync, stop.Token), RepeatAsync(SampleAsync, stop.Token)];
        while (await Console.In.ReadLineAsync() is { } line)
        {
            string[] words = line.Split(' ');
            if (words[1] == "WEBHOOK") _ = service.DeliverAsync(words[2], words[3]);
            else Link.Answer(int.Parse(words[0], CultureInfo.InvariantCulture), words[1]);
        }

        Link.HangUp();
        await stop.CancelAsync();
        await Task.WhenAll(works);
    }

    private static async Task RepeatAsync(Func<Task> work, CancellationToken stop)
    {
        using var timer = new PeriodicTimer(Pause);
        try
        {
            while (await timer.WaitForNextTickAsync(stop)) await work();
        }
        catch (OperationCanceledException)
        {
        }
    }

    private async Task PayAsync(CancellationToken stop)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1) / Rate);
        try
        {
            for (int number = 1; await timer.WaitForNextTickAsync(stop); number++)
            {
                if (NumberedPayouts.AccountOf(number).Key == "moneroo" && NumberedPayouts.RoundOf(number) % MonerooTurns != 0) number++;
                _ = PayAsync(number);
            }
        }
        catch (OperationCanceledException)
        {
        }
    }

    private Task PayAsync(int number) => service.TryAsync(NumberedPayouts.ReferenceOf(number), async () =>
    {
        Payout? payout = await service.CreateAsync(number);
        Interlocked.Increment(ref _payouts);
        return payout;
    });

    // What was not executed is called again by its caller; what nobody can find out is decided by a person.
    private async Task CareAsync()
    {
        var again = new List<int>();
        await service.TryAsync("-", async () =>
        {
            await foreach (Payout payout in service.Payouts.ListAsync(new PayoutFilter { Statuses = [PayoutStatus.Created] }))
            {
                if (payout.NextStep.Kind == NextStepKind.CallCreateAgain) again.Add(NumberedPayouts.NumberOf(payout.Reference));
            }

            return again;
        });
        for (int asked = 0; asked < MostAsked; asked++) await service.TryAsync("-", () => service.AskPersonAsync(_random, Patience));

        // Side by side: an account that its provider has put off keeps nobody else's callers waiting.
        await Task.WhenAll(again.Select(number => service.TryAsync(NumberedPayouts.ReferenceOf(number), () => service.CreateAsync(number))));
    }

    private async Task ForgetAsync()
    {
        if (canForget) await service.TryAsync("-", () => service.Payouts.Control.ForgetAsync(TimeProvider.System.GetUtcNow() - Keep));
    }

    private async Task SampleAsync()
    {
        long open = 0;
        await service.TryAsync("-", async () =>
        {
            await foreach (Payout _ in service.Payouts.ListAsync(new PayoutFilter { Statuses = Open })) open++;
            return open;
        });
        link.Say("SAMPLE", SoakSample.Take(Volatile.Read(ref _payouts), open).ToLine());
    }
}
