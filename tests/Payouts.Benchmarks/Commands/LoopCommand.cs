using System.CommandLine;
using System.Diagnostics;
using Payouts.Benchmarks.Measuring;
using Payouts.Benchmarks.Peers;

namespace Payouts.Benchmarks.Commands;

/// <summary>Does one thing over and over, for a profiler that looks on from outside.</summary>
internal static class LoopCommand
{
    public static Command Create()
    {
        var what = new Argument<string>("what") { Description = "raw, adapter or client." };
        var seconds = new Option<int>("--seconds") { DefaultValueFactory = static _ => 10 };
        var command = new Command("loop", "Does one thing over and over, for a profiler that looks on from outside.") { what, seconds };
        command.SetAction(async (parsed, _) =>
        {
            Candidate candidate = parsed.GetValue(what) switch
            {
                "raw" => RawPeer.Create(),
                "adapter" => await PayoutsAdapterPeer.CreateAsync(),
                _ => PayoutsClientPeer.Create(),
            };
            long began = Stopwatch.GetTimestamp(), done = 0;
            for (; Stopwatch.GetElapsedTime(began) < TimeSpan.FromSeconds(parsed.GetValue(seconds)); done += 1_000)
            {
                if (parsed.GetValue(what) == "fresh" && done % 5_000 == 0) candidate = PayoutsClientPeer.Create();
                await candidate.RunAsync(1_000);
            }

            Console.WriteLine($"{Stopwatch.GetElapsedTime(began).TotalMicroseconds / done:F2} µs each of {done}, {GC.GetTotalPauseDuration().TotalMilliseconds:F0} ms of {GC.CollectionCount(0)}/{GC.CollectionCount(1)}/{GC.CollectionCount(2)} collections");
        });
        return command;
    }
}
