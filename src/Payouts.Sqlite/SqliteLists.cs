namespace Payouts.Sqlite;

/// <summary>The statements on lists: a page after a sequence number, which is the order of creation.</summary>
internal static class SqliteLists
{
    // One status is one range of an index that is in order already; the ranges of several are merged as they are read, and no more is read than the page holds.
    private const int First = 6;

    private static readonly string[] Texts = [.. Enumerable.Range(0, Enum.GetValues<PayoutStatus>().Length + 1).Select(Compose)];

    /// <summary>One page; the list ends where it has fewer than <paramref name="most"/> rows.</summary>
    internal static List<SqliteRow> Read(SqliteSession session, PayoutFilter filter, long after, int most, long now)
    {
        int[] statuses = [.. (filter.Statuses ?? []).Distinct().Select(static status => (int)status)];
        return SqliteRow.ReadAll(
            session,
            session.Prepare(
                Text(statuses.Length),
                [after, filter.Provider, filter.CreatedFrom?.UtcTicks ?? 0, filter.CreatedBefore?.UtcTicks ?? long.MaxValue, most, .. statuses.Select(static status => (object)status)]),
            now);
    }

    /// <summary>The statement for so many statuses; for none of them it reads all.</summary>
    internal static string Text(int statuses) => statuses < Texts.Length ? Texts[statuses] : Compose(statuses);

    private static string Compose(int statuses)
    {
        string select = $"SELECT {SqliteRow.Columns} FROM payouts WHERE sequence > $1 AND ($2 IS NULL OR account = $2) AND created_at >= $3 AND created_at < $4";
        IEnumerable<string> selects = statuses == 0 ? [select] : Enumerable.Range(First, statuses).Select(number => $"{select} AND status = ${number}");
        return $"{string.Join(" UNION ALL ", selects)} ORDER BY sequence LIMIT $5;";
    }
}
