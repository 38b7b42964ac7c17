using Payouts.Journal;
using Payouts.Simulator;

namespace Payouts.Chaos.Defects.Scripts;

/// <summary>References of any shape become lawful keys and handles: each its own, the same each time, none replaced by a random one.</summary>
internal static class AnyReference
{
    private static readonly string[] References =
    [
        "a", "refund-4711", "refund/4711?x=1&y=\"2\"", "ref 4711 with spaces", "00000000-0000-0000-0000-000000000000", "Überweisung №42 €", "返金-4711", "🙂🙃",
        new('r', 180), "REFUND-4711", "refund-4711 ".TrimEnd() + "0", "' OR 1=1; --",
    ];

    public static async Task RunAsync(DefectWorld world)
    {
        DefectProcess process = world.Open(), forgetful = world.OpenOn(new InMemoryPayoutJournal(world.Clock));
        foreach (string reference in References)
        {
            await process.CreateAsync(reference);
            DefectWorld.Require(world.EntriesOf(reference).Length == 1, "The handle that went with a payout is not the reference's own.");

            // Where a key goes with it, a process that knows nothing of the first finds the same one.
            if (world.IsKeyed) await forgetful.CreateAsync(reference);
        }

        LedgerEntry[] entries = [.. world.Simulator.Ledger.Entries];
        DefectWorld.Require(entries.Length == References.Length, $"{References.Length} references were executed {entries.Length} times.");
        if (!world.IsKeyed) return;
        string[] keys = [.. entries.Select(static entry => entry.IdempotencyKey!)];
        DefectWorld.Require(keys.Distinct(StringComparer.Ordinal).Count() == keys.Length, "Two references have one key.");
        DefectWorld.Require(keys.All(static key => key.Length <= 64 && key.All(static letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_')), "A key is not lawful.");
    }
}
