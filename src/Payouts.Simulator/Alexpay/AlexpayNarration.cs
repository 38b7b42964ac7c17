using System.Text.RegularExpressions;

namespace Payouts.Simulator.Alexpay;

/// <summary>The narration as the ledger keeps it, with the token at its end, the only handle that Alexpay lets a caller leave.</summary>
internal static partial class AlexpayNarration
{
    public static IReadOnlyDictionary<string, string> Entries(string? narration)
    {
        Dictionary<string, string> entries = new(StringComparer.Ordinal);
        if (narration is null)
            return entries;
        entries[AlexpayDefaults.NarrationEntry] = narration;
        if (Token().Match(narration) is { Success: true } match)
            entries[AlexpayDefaults.HandleEntry] = match.Groups["token"].Value;
        return entries;
    }

    [GeneratedRegex(@"#(?<token>[0-9a-f]{40})\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Token();
}
