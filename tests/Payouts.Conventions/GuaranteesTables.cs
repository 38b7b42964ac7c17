using System.Globalization;
using System.Text;
using Payouts.Chaos.Defects;
using Payouts.Chaos.Mistakes;

namespace Payouts.Conventions;

/// <summary>The tables of <c>docs/guarantees.md</c> that come from the proofs themselves.</summary>
internal static class GuaranteesTables
{
    private const string Begin = "<!-- Generated from tests/Payouts.Chaos. Do not edit: UPDATE_DOCS=1 dotnet test tests/Payouts.Conventions -->\n";
    private const string End = "<!-- Generated until here. -->\n";

    /// <summary>The page with its tables as they ought to be.</summary>
    public static string PutInto(string page)
    {
        int begin = page.IndexOf(Begin, StringComparison.Ordinal), end = page.IndexOf(End, StringComparison.Ordinal);
        if (begin < 0 || end < begin) throw new InvalidOperationException("docs/guarantees.md has lost the marks between which its tables stand.");
        return string.Concat(page.AsSpan(0, begin + Begin.Length), Write(), page.AsSpan(end));
    }

    private static string Write()
    {
        var text = new StringBuilder();
        text.Append("| | what happens: what has to come of it | where |\n|---|---|---|\n");
        foreach (Defect defect in DefectList.All)
            text.Append(CultureInfo.InvariantCulture, $"| {defect.Number} | {defect.Title} | {Where(defect)} |\n");
        text.Append(CultureInfo.InvariantCulture, $"\nEach of these {MistakeList.All.Count} mistakes is made in the library's own source, one at a time:\n\n| mistake | what the library then does | noticed by |\n|---|---|---|\n");
        foreach (Mistake mistake in MistakeList.All)
            text.Append(CultureInfo.InvariantCulture, $"| `{mistake.Name}` | {mistake.What} | {mistake.Defect} |\n");
        return text.ToString();
    }

    private static string Where(Defect defect)
    {
        string accounts = defect.Accounts.Count == 4 ? "all set-ups" : string.Join(", ", defect.Accounts);
        return defect.Journals.Count == DefectJournals.Kinds.Length ? accounts : $"{accounts}, {string.Join(", ", defect.Journals)}";
    }
}
