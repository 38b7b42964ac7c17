namespace Payouts.Alexpay;

/// <summary>The banks of one country, found by id or code.</summary>
internal sealed class AlexpayBanks(IReadOnlyList<AlexpayBank> all)
{
    // Longer texts are no bank's name or code; comparing them would only take time.
    private const int LongestCompared = 64;

    internal IReadOnlyList<AlexpayBank> All { get; } = all;

    /// <summary>The banks that go by a text: the one with this id, otherwise those with this code, in any letter case.</summary>
    internal IReadOnlyList<AlexpayBank> Named(string text)
    {
        AlexpayBank[] byId = [.. All.Where(bank => Same(bank.Id, text)).Take(1)];
        return byId.Length > 0 ? byId : [.. All.Where(bank => Same(bank.Code, text)).DistinctBy(static bank => bank.Id, StringComparer.OrdinalIgnoreCase)];
    }

    /// <summary>What a caller names the bank by: its code where that is this bank's alone, otherwise its id.</summary>
    internal string CodeOf(AlexpayBank bank) => bank.Code is { } code && Named(code) is [{ } only] && Same(only.Id, bank.Id) ? code : bank.Id;

    /// <summary>The banks whose name, code or id is nearest to a text, nearest first: those whose name holds it, then those with the fewest other characters.</summary>
    internal IEnumerable<AlexpayBank> Nearest(string text, int count) => All
        .OrderBy(bank => bank.Name.Contains(text, StringComparison.OrdinalIgnoreCase) ? 0 : new[] { bank.Name, bank.Code, bank.Id }.OfType<string>().Min(name => Distance(Short(name), Short(text))))
        .ThenBy(static bank => bank.Name, StringComparer.Ordinal)
        .Take(count);

    /// <summary>How many characters must be put in, taken out or replaced to make one text of the other.</summary>
    internal static int Distance(string left, string right)
    {
        int[] above = [.. Enumerable.Range(0, right.Length + 1)];
        for (int row = 1; row <= left.Length; row++)
        {
            int[] line = new int[right.Length + 1];
            line[0] = row;
            for (int column = 1; column <= right.Length; column++)
            {
                int replaced = above[column - 1] + (left[row - 1] == right[column - 1] ? 0 : 1);
                line[column] = Math.Min(replaced, Math.Min(above[column], line[column - 1]) + 1);
            }

            above = line;
        }

        return above[right.Length];
    }

    private static bool Same(string? left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);

    private static string Short(string text) => text[..Math.Min(text.Length, LongestCompared)].ToUpperInvariant();
}
