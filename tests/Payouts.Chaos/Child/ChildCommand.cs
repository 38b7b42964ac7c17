using System.Globalization;
using Payouts.Chaos.Points;

namespace Payouts.Chaos.Child;

/// <summary>A child: does the jobs that come in as lines, side by side, for as long as its parent lives.</summary>
internal static class ChildCommand
{
    /// <summary>Runs until the parent closes the lines.</summary>
    /// <param name="dying">How many of the jobs end in the death of this process.</param>
    public static async Task<int> RunAsync(int dying)
    {
        // Threads of payouts that stand at their crash points do nothing any more.
        ThreadPool.SetMinThreads(64, 16);
        var process = new DyingProcess(dying);
        while (await Console.In.ReadLineAsync() is { } line)
        {
            string[] words = line.Split(' ');
            if (string.Equals(words[1], "RUN", StringComparison.Ordinal)) _ = Task.Run(() => RunAsync(Job.Of(words), process));
            else Link.Answer(int.Parse(words[0], CultureInfo.InvariantCulture), words[1]);
        }

        return 0;
    }

    private static async Task RunAsync(Job job, DyingProcess process)
    {
        Link link = Link.Open(job.Number);
        try
        {
            await new PayoutRun(job, link, process).RunAsync();
        }
#pragma warning disable CA1031 // Whatever it is, the parent is told and judges.
        catch (Exception error)
#pragma warning restore CA1031
        {
            link.Say("FAILED", error.ToString());
        }

        if (job.KillAt > 0) process.Leave();
    }
}
