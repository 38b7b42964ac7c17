using System.Globalization;
using Payouts.Chaos.Defects;

namespace Payouts.Chaos.Mistakes;

/// <summary>Runs the script of each mistake on a build that makes it, and on the same build without it: the first has to fail, the second not.</summary>
internal sealed class MistakesRun(string? only)
{
    /// <summary>How many there are.</summary>
    public int Count => Chosen().Count();

    /// <summary>How many were noticed.</summary>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        int caught = 0;
        using MistakenBuild build = await MistakenBuild.MakeAsync(cancellationToken);
        var sound = new HashSet<string>(StringComparer.Ordinal);
        foreach (Mistake mistake in Chosen())
        {
            if (DefectJournals.Missing(mistake.Journal) is { } missing)
            {
                Console.WriteLine($"{mistake.Name}: NOT TRIED, {missing}");
                continue;
            }

            string[] script =
            [
                "defects", "--only", mistake.Defect.ToString(CultureInfo.InvariantCulture), "--journal", mistake.Journal,
                .. mistake.Account is { } account ? new[] { "--account", account } : [],
            ];

            // What fails without the mistake too, notices nothing.
            string key = string.Join(' ', script);
            if (!sound.Contains(key))
            {
                await ProveSoundAsync(build, mistake.Defect, script, cancellationToken);
                sound.Add(key);
            }

            (int exitCode, string told) = await build.RunAsync(mistake.Name, script, cancellationToken);
            string? found = told.Split('\n').FirstOrDefault(static line => line.StartsWith("  defect ", StringComparison.Ordinal) && !line.Contains("script is wrong", StringComparison.Ordinal))?.Trim();
            if (exitCode == 1 && found is not null) caught++;
            Console.WriteLine($"{mistake.Name}: {(exitCode == 1 ? found : null) ?? "NOT CAUGHT"}");
        }

        return caught;
    }

    // A script has a clock of its own, which a machine with much else to do may fall behind: only one that never passes is not to be trusted here. Without mistakes, the scripts have a check of their own, which allows no second try.
    private static async Task ProveSoundAsync(MistakenBuild build, int defect, string[] script, CancellationToken cancellationToken)
    {
        for (int left = 2; ; left--)
        {
            (int code, string output) = await build.RunAsync(mistake: null, script, cancellationToken);
            if (code == 0) return;
            if (left == 0) throw new InvalidOperationException($"Script {defect} fails without a mistake: {output}");
            Console.WriteLine($"Script {defect} failed without a mistake, and is tried again: {output}");
        }
    }

    private IEnumerable<Mistake> Chosen() => MistakeList.All.Where(mistake => only is null || mistake.Name.Contains(only, StringComparison.Ordinal));
}
