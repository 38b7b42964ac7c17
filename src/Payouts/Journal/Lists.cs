namespace Payouts.Journal;

/// <summary>Makes the short lists of records, in which nothing but their entries takes room.</summary>
internal static class Lists
{
    /// <summary>A list with one more entry.</summary>
    internal static T[] Append<T>(IReadOnlyList<T>? list, T entry)
    {
        if (list is not { Count: > 0 }) return [entry];
        var longer = new T[list.Count + 1];
        for (int index = 0; index < list.Count; index++) longer[index] = list[index];
        longer[^1] = entry;
        return longer;
    }

    /// <summary>Two lists as one.</summary>
    internal static IReadOnlyList<T> Join<T>(IReadOnlyList<T> first, IReadOnlyList<T> second)
    {
        if (first.Count == 0) return second;
        if (second.Count == 0) return first;
        var both = new T[first.Count + second.Count];
        for (int index = 0; index < both.Length; index++) both[index] = index < first.Count ? first[index] : second[index - first.Count];
        return both;
    }
}
