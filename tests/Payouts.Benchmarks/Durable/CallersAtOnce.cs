using System.Diagnostics;
using Payouts.Benchmarks.Peers;

namespace Payouts.Benchmarks.Durable;

/// <summary>Callers that create one payout after the other, all at once.</summary>
internal sealed class CallersAtOnce(IPayoutClient client, string prefix = "", Witness? witness = null)
{
    private long _number;

    /// <summary>How many payouts were created so far, each with intent and answer in the journal.</summary>
    public long Created { get; private set; }

    /// <summary>Payouts a second.</summary>
    public async Task<double> RateAsync(int callers, TimeSpan time)
    {
        long before = _number, began = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, callers).Select(_ => Task.Run(async () =>
        {
            while (Stopwatch.GetElapsedTime(began) < time) await CreateAsync();
        })));
        TimeSpan took = Stopwatch.GetElapsedTime(began);
        Created = _number;
        return (_number - before) / took.TotalSeconds;
    }

    /// <summary>So many payouts, by so many callers.</summary>
    public async Task RunAsync(int callers, int count)
    {
        long last = _number + count;
        await Task.WhenAll(Enumerable.Range(0, callers).Select(_ => Task.Run(async () =>
        {
            for (long number = Interlocked.Increment(ref _number); number <= last; number = Interlocked.Increment(ref _number)) await CreateAsync(number);
        })));
        Created = _number = last;
    }

    private Task CreateAsync() => CreateAsync(Interlocked.Increment(ref _number));

    private async Task CreateAsync(long number)
    {
        string reference = $"{prefix}{Samples.Reference(number)}";
        Payout payout = await client.CreateAsync(PayoutsHost.Request(reference), CancellationToken.None);
        if (payout.Status != PayoutStatus.Pending) throw new InvalidOperationException($"Not accepted: {payout.Status}.");
        if (witness is not null) await witness.ToldAsync(number, reference);
    }
}
