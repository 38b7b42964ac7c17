using System.CommandLine;
using Payouts.Chaos.Journals;

namespace Payouts.Chaos.Commands;

/// <summary>The option that every command has, and what it takes to open what it names.</summary>
internal static class JournalOption
{
    public static Option<string> Create(params string[] more)
    {
        string[] kinds = [.. JournalPlaces.Kinds, .. more];
        Option<string> journal = new("--journal") { Description = $"Which journal: sqlite; postgres, for which a server is started{(more.Length == 0 ? "" : $"; {string.Join("; ", more)}")}.", DefaultValueFactory = static _ => JournalPlaces.Kinds[0] };
        journal.AcceptOnlyFromAmong(kinds);
        return journal;
    }

    /// <summary>Runs something on a journal; 3 where there can be none here.</summary>
    public static async Task<int> RunAsync(string kind, Func<JournalPlaces, Task<int>> run)
    {
        if (JournalPlaces.Missing(kind) is { } missing)
        {
            Console.WriteLine(missing);
            return 3;
        }

        await using JournalPlaces places = await JournalPlaces.OpenAsync(kind);
        return await run(places);
    }
}
