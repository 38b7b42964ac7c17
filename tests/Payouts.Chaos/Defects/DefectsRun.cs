using System.Diagnostics;
using System.Globalization;
using Payouts.Chaos.Crashpoints;

namespace Payouts.Chaos.Defects;

/// <summary>Runs every script, against every provider and journal that it applies to.</summary>
internal sealed class DefectsRun(IReadOnlyList<string> kinds, int? only, string? account)
{
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        long began = Stopwatch.GetTimestamp();
        Defect[] defects = [.. DefectList.All.Where(defect => only is null || defect.Number == only)];
        var failures = new Dictionary<int, List<string>>();
        var runs = defects.ToDictionary(static defect => defect.Number, static _ => 0);
        var took = defects.ToDictionary(static defect => defect.Number, static _ => TimeSpan.Zero);
        foreach (string kind in kinds)
        {
            if (DefectJournals.Missing(kind) is { } missing)
            {
                Console.WriteLine($"{kind}: {missing}");
                continue;
            }

            await using DefectJournals journals = await DefectJournals.OpenAsync(kind);
            foreach (Defect defect in defects.Where(defect => defect.Journals.Contains(kind)))
            {
                foreach (Account set in Account.All.Where(set => defect.Accounts.Contains(set.Key) && (account is null || set.Key == account)))
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    runs[defect.Number]++;
                    long start = Stopwatch.GetTimestamp();
                    string? failure = await TryAsync(defect, set, journals);
                    took[defect.Number] += Stopwatch.GetElapsedTime(start);
                    if (failure is null) continue;
                    if (!failures.TryGetValue(defect.Number, out List<string>? all)) failures.Add(defect.Number, all = []);
                    all.Add(failure);
                    Console.WriteLine($"  defect {defect.Number}, {set.Key}, {kind}: {failure}");
                }
            }
        }

        foreach (Defect defect in defects)
        {
            string word = runs[defect.Number] == 0 ? "not run" : failures.ContainsKey(defect.Number) ? "FAILED " : "ok     ";
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{word} {defect.Number,2}  {defect.Title} ({runs[defect.Number]} runs, {took[defect.Number].TotalSeconds:F0} s)"));
        }

        int kept = defects.Count(defect => runs[defect.Number] > 0 && !failures.ContainsKey(defect.Number));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{runs.Values.Sum()} runs, {Stopwatch.GetElapsedTime(began).TotalSeconds:F0} s"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"defects: {kept}/{defects.Length}"));
        return kept == defects.Length ? 0 : 1;
    }

    private static async Task<string?> TryAsync(Defect defect, Account account, DefectJournals journals)
    {
        try
        {
            await using DefectWorld world = await DefectWorld.StartAsync(account, journals);
            await defect.TryAsync(world);
            await world.JudgeAsync();
            return null;
        }
        catch (DefectException found)
        {
            return found.Message;
        }
#pragma warning disable CA1031 // Whatever else it is, it is no proof.
        catch (Exception error)
#pragma warning restore CA1031
        {
            return error.ToString();
        }
    }
}
