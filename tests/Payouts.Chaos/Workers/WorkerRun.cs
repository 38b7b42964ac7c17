using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Payouts.Chaos.Child;
using Payouts.Chaos.Journals;
using Payouts.Simulator.Monime;

namespace Payouts.Chaos.Workers;

/// <summary>One of several processes that all make the same payouts, each in an order of its own, and run the background work beside it. Nothing is wrapped or shortened here.</summary>
internal sealed class WorkerRun(Job job, Link link, int seed, int references)
{
    private const int AtOnce = 16;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(300);
    private static readonly PayoutStatus[] Open = [PayoutStatus.Created, PayoutStatus.Pending, PayoutStatus.Unknown];

    private readonly TimeProvider _time = TimeProvider.System;

    /// <summary>The reference of a number.</summary>
    public static string ReferenceOf(int number) => string.Create(CultureInfo.InvariantCulture, $"payout-{number:D6}");

    public static async Task<int> RunAsync(string seed, string references)
    {
        Job job = Job.Of((await Console.In.ReadLineAsync())!.Split(' '));
        Task work = new WorkerRun(job, Link.Open(job.Number), Number(seed), Number(references)).RunAsync();

        // Without its parent it has nobody to work for.
        Task alone = Task.Run(Console.In.ReadToEnd);
        if (await Task.WhenAny(work, alone) == alone) return 1;
        await work;
        return 0;
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private async Task RunAsync()
    {
        await using PayoutClient client = PayoutClient.Create(payouts =>
        {
            payouts.AddMonime(options =>
            {
                options.BaseAddress = new Uri(job.Simulator, "monime/");
                (options.AccessToken, options.SpaceId) = (MonimeDefaults.LiveToken, MonimeDefaults.SpaceId);
                options.CreateTimeout = TimeSpan.FromSeconds(5);
            });
            JournalPlaces.Use(payouts, job.Journal, job.Place);
            payouts.Configure(static options => options.Background.Hold = TimeSpan.FromSeconds(10));
        });
        using var stop = new CancellationTokenSource();
        Task background = ReconcileAsync(client, stop.Token);
        int[] numbers = [.. Enumerable.Range(1, references)];
        new Random(seed).Shuffle(numbers);
        await Parallel.ForEachAsync(numbers, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (number, _) => await CreateAsync(client, number));
        link.Say("CALLED", "all");
        await FinishAsync(client);
        await stop.CancelAsync();
        await background;
        await foreach (Payout payout in client.ListAsync()) link.Say("IS", $"{payout.Reference} {payout.Status}");
        link.Say("DONE", "-");
    }

    private async Task ReconcileAsync(PayoutClient client, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                ReconciliationRound round = await client.Reconciler.RunOnceAsync(stop);
                if (!round.HasMore) await Task.Delay(Pause, _time, stop);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }
            catch (PayoutJournalException error)
            {
                link.Say("TROUBLE", error.ToString());
                await Task.Delay(Pause, _time, CancellationToken.None);
            }
        }
    }

    private async Task CreateAsync(PayoutClient client, int number)
    {
        var request = new PayoutRequest
        {
            Reference = ReferenceOf(number),
            Amount = Money.Of(10 + (number / 100m), Currency.SLE),
            Destination = PayoutDestination.MobileMoney("+23278000000", MobileNetwork.Orange, "SL"),
        };
        while (true)
        {
            try
            {
                await client.CreateAsync(request);
                return;
            }
            catch (Exception error) when (error is PayoutNotExecutedException or PayoutJournalException)
            {
                link.Say("TROUBLE", error.Message);
                await Task.Delay(Pause, _time, CancellationToken.None);
            }
        }
    }

    // What a dead worker journalled and did not send is sent by whoever calls again.
    private async Task FinishAsync(PayoutClient client)
    {
        while (true)
        {
            int open = 0;
            await foreach (Payout payout in client.ListAsync(new PayoutFilter { Statuses = Open }))
            {
                open++;
                if (payout.NextStep.Kind == NextStepKind.CallCreateAgain) await CreateAsync(client, Number(payout.Reference.Split('-')[1]));
                if (payout.NextStep.Kind == NextStepKind.AskPerson) throw new InvalidOperationException($"A person is asked for a payout with a key: {payout.NextStep.Explanation}");
            }

            if (open == 0) return;
            await Task.Delay(Pause, _time, CancellationToken.None);
        }
    }
}
