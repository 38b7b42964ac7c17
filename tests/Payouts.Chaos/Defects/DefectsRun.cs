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
        var results = defects.ToDictionary(static defect => defect, static _ => new List<(string? Failure, TimeSpan Took)>());
        await Task.WhenAll(kinds.Select(kind => RunAsync(kind, defects, (defect, failure, took) =>
        {
            lock (results) results[defect].Add((failure, took));
        }, cancellationToken)));
        foreach (Defect defect in defects)
        {
            List<(string? Failure, TimeSpan Took)> runs = results[defect];
            string word = runs.Count == 0 ? "not run" : runs.Exists(static run => run.Failure is not null) ? "FAILED " : "ok     ";
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{word} {defect.Number,2}  {defect.Title} ({runs.Count} runs, {runs.Sum(static run => run.Took.TotalSeconds):F0} s)"));
        }

        int kept = results.Values.Count(static runs => runs.Count > 0 && runs.TrueForAll(static run => run.Failure is null));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{results.Values.Sum(static runs => runs.Count)} runs, {Stopwatch.GetElapsedTime(began).TotalSeconds:F0} s"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"defects: {kept}/{defects.Length}"));
        return kept == defects.Length && kept > 0 ? 0 : 1;
    }

    // A clock of its own each, so that the journals can take their turns beside one another.
    private async Task RunAsync(string kind, IEnumerable<Defect> defects, Action<Defect, string?, TimeSpan> note, CancellationToken cancellationToken)
    {
        if (DefectJournals.Missing(kind) is { } missing)
        {
            Console.WriteLine($"{kind}: {missing}");
            return;
        }

        await using DefectJournals journals = await DefectJournals.OpenAsync(kind);
        foreach (Defect defect in defects.Where(defect => defect.Journals.Contains(kind)))
        {
            foreach (Account set in Account.All.Where(set => defect.Accounts.Contains(set.Key) && (account is null || set.Key == account)))
            {
                cancellationToken.ThrowIfCancellationRequested();
                long start = Stopwatch.GetTimestamp();
                (string Word, string Text)? failure = await TryAsync(defect, set, journals);
                note(defect, failure?.Text, Stopwatch.GetElapsedTime(start));
                if (failure is not null) Console.WriteLine($"  {failure.Value.Word} {defect.Number}, {set.Key}, {kind}: {failure.Value.Text}");
            }
        }
    }

    private static async Task<(string Word, string Text)?> TryAsync(Defect defect, Account account, DefectJournals journals)
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
            return ("defect", found.Message);
        }
#pragma warning disable CA1031 // Whatever else it is, it is no proof.
        catch (Exception error)
#pragma warning restore CA1031
        {
            return ("error", error.ToString());
        }
    }
}
