using System.CommandLine;
using System.Globalization;
using Payouts.Chaos.Child;
using Payouts.Chaos.Crashpoints;
using Payouts.Chaos.Journals;

if (args is ["child", { } dying]) return await ChildCommand.RunAsync(int.Parse(dying, CultureInfo.InvariantCulture));

Option<string> journal = new("--journal") { Description = "Which journal: sqlite, or postgres, for which a server is started.", DefaultValueFactory = static _ => JournalPlaces.Kinds[0] };
journal.AcceptOnlyFromAmong(JournalPlaces.Kinds);
Option<int> together = new("--together") { Description = "How many payouts die in one process: 1 to 32.", DefaultValueFactory = static _ => 8 };
together.Validators.Add(result =>
{
    if (result.GetValueOrDefault<int>() is < 1 or > 32) result.AddError("--together is 1 to 32.");
});
Option<string?> only = new("--only") { Description = "Only set-ups and scenarios with this text, such as monime/answer-lost." };
Command crashpoints = new("crashpoints", "Kills a process at every point of a payout's way, starts another one, and looks into the provider's ledger.") { journal, together, only };
crashpoints.SetAction(async (parsed, _) =>
{
    string kind = parsed.GetValue(journal)!;
    if (JournalPlaces.Missing(kind) is { } missing)
    {
        Console.WriteLine(missing);
        return 3;
    }

    await using JournalPlaces places = await JournalPlaces.OpenAsync(kind);
    await using var run = new CrashpointsRun(places, parsed.GetValue(together));
    return await run.RunAsync(parsed.GetValue(only));
});
return await new RootCommand("Kills processes that pay, and looks what became of the money.") { crashpoints }.Parse(args).InvokeAsync();
