using System.Collections.Frozen;

namespace Payouts.Providers;

/// <summary>Compares the name a caller expects with the one a provider gives.</summary>
public static class AccountNames
{
    // What providers have been seen to answer in place of a name.
    private static readonly FrozenSet<string> NotNames =
        new[] { "OK", "SUCCESS", "TRUE", "FALSE", "NULL", "NONE", "NA", "UNKNOWN", "ACTIVE", "VALID" }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The result of a lookup that gave <paramref name="holder"/>; order and letter case of the parts do not matter.</summary>
    public static AccountNameResult Compare(string? expected, string? holder)
    {
        HashSet<string> held = Parts(holder);
        if (held.Count == 0 || (held.Count == 1 && NotNames.Contains(held.First()))) return new AccountNameResult(AccountNameOutcome.CouldNotCheck);
        HashSet<string> wanted = Parts(expected);
        if (wanted.Count == 0 || wanted.SetEquals(held)) return new AccountNameResult(AccountNameOutcome.Match, holder);
        return new AccountNameResult(wanted.Overlaps(held) ? AccountNameOutcome.CloseMatch : AccountNameOutcome.NoMatch, holder);
    }

    private static HashSet<string> Parts(string? name)
    {
        var parts = new HashSet<string>(StringComparer.Ordinal);
        int start = -1;
        string text = $"{name} ";
        for (int index = 0; index < text.Length; index++)
        {
            if (char.IsLetter(text[index]))
            {
                if (start < 0) start = index;
            }
            else if (start >= 0)
            {
                parts.Add(text[start..index].ToUpperInvariant());
                start = -1;
            }
        }

        return parts;
    }
}
