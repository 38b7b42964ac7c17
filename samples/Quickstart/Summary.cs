using System.Globalization;
using Payouts;
using Spectre.Console;

namespace Quickstart;

/// <summary>What the sample shows of payouts.</summary>
internal static class Summary
{
    /// <summary>Waits for the end of a payout and shows that it is being waited for.</summary>
    public static Task<Payout> FollowAsync(IPayoutClient client, string reference, CancellationToken cancellationToken) => AnsiConsole.Status()
        .StartAsync($"Following {Markup.Escape(reference)} to the end…", _ => client.WaitForFinalAsync(reference, cancellationToken));

    /// <summary>Prints payouts and the timeline of each.</summary>
    public static void Print(IReadOnlyList<Payout> payouts)
    {
        Table table = new Table().AddColumns("Reference", "Provider", "Provider's id", "Amount", "Status", "Fees", "Next step");
        foreach (Payout payout in payouts)
        {
            table.AddRow(
                Markup.Escape(payout.Reference),
                payout.Provider,
                Markup.Escape(payout.ProviderId ?? "-"),
                payout.Amount.ToString(),
                $"{payout.Status} ({Markup.Escape(payout.ProviderStatus ?? "-")})",
                payout.Fees is null ? "not told" : string.Join(", ", payout.Fees.Select(static fee => fee.Amount)),
                payout.NextStep.Kind.ToString());
        }

        AnsiConsole.Write(table);
        foreach (Payout payout in payouts)
        {
            foreach (TimelineEntry entry in payout.Timeline)
            {
                string at = entry.At.ToString("HH:mm:ss.fff", CultureInfo.InvariantCulture);
                AnsiConsole.MarkupLineInterpolated($"  [grey]{at}[/] {entry.From?.ToString() ?? "-"} → {entry.To}: {entry.Description}");
            }
        }
    }
}
