namespace Payouts.PostgreSql;

/// <summary>The statements on running totals.</summary>
/// <remarks>
/// <see cref="Hold"/> comes before every statement that changes totals, in the same transaction: it makes the rows of all their keys exist and locks them in the order of
/// keys, so that what a statement then reckons is what it writes. A limit that is reached is an outcome like any other, and disturbs no write of the same commit.
/// </remarks>
internal sealed class PostgreSqlTallyStatements(string schema)
{
    private readonly string _table = $"\"{schema}\".tallies";

    // Until zero: over, as if the total had never begun. A row that is there is locked whether or not the condition holds (PostgreSQL, INSERT, ON CONFLICT).
    internal string Hold => $"""
        INSERT INTO {_table} AS t (key, count, amount, until) SELECT wanted.key, 0, 0, 0 FROM unnest($1::text[]) AS wanted (key) ORDER BY wanted.key COLLATE "C"
        ON CONFLICT (key) DO UPDATE SET count = t.count WHERE false
        """;

    /// <summary>Takes out what is over, at the end of a commit that held totals: those it refused or left alone, and a few others that nobody holds.</summary>
    internal string Clear => $"""
        WITH clock AS MATERIALIZED (SELECT {PostgreSqlStatements.Clock} AS now)
        DELETE FROM {_table} WHERE key IN (SELECT key FROM {_table} WHERE until <= (SELECT now FROM clock) ORDER BY until LIMIT $2 FOR UPDATE SKIP LOCKED)
        """;

    internal string Find => $"SELECT key, count, amount, holder FROM {_table} WHERE key = $2 AND (until IS NULL OR until > {PostgreSqlStatements.Clock})";

    internal string Change => $"""
        WITH {PostgreSqlStatements.ClockOnce}, {Reckon(2)}, {Count("(SELECT 1 WHERE NOT EXISTS (SELECT 1 FROM passed))")}
        SELECT true, key, count, amount, holder FROM counted UNION ALL SELECT false, key, count, amount, holder FROM passed
        """;

    /// <summary>What the changes in the parameters from a number on would make of their totals (<c>after</c>), and the first total that one would take past its limit (<c>passed</c>).</summary>
    /// <remarks>Reckoned without the bounds of 64 bits; what passes them is an error only where it is written.</remarks>
    internal string Reckon(int first) => $"""
        before AS MATERIALIZED (
            SELECT change.*, t.key IS NOT NULL AS stands, coalesce(t.count, 0) AS old_count, coalesce(t.amount, 0) AS old_amount, t.holder AS old_holder, t.until AS old_until
            FROM unnest(${first}::text[], ${first + 1}::bigint[], ${first + 2}::bigint[], ${first + 3}::bigint[], ${first + 4}::bigint[], ${first + 5}::bigint[], ${first + 6}::text[])
                WITH ORDINALITY AS change (key, count, amount, most_count, most_amount, keep, holder, number)
            LEFT JOIN {_table} t ON t.key = change.key AND (t.until IS NULL OR t.until > (SELECT now FROM clock))
        ), after AS MATERIALIZED (
            SELECT key, number, most_count, most_amount, old_count, old_amount, old_holder,
                greatest(0, old_count::numeric + count) AS count, greatest(0, old_amount::numeric + amount) AS amount,
                CASE WHEN count > 0 OR amount > 0 THEN coalesce(holder, old_holder) ELSE old_holder END AS holder,
                CASE
                    WHEN NOT stands THEN (SELECT now FROM clock) + keep
                    WHEN count <= 0 AND amount <= 0 THEN old_until
                    WHEN old_until IS NULL OR keep IS NULL THEN NULL
                    ELSE greatest(old_until, (SELECT now FROM clock) + keep) END AS until
            FROM before
        ), passed AS MATERIALIZED (
            SELECT key, old_count AS count, old_amount AS amount, old_holder AS holder FROM after WHERE count > most_count OR amount > most_amount ORDER BY number LIMIT 1
        )
        """;

    /// <summary>Writes what was reckoned, where there is a row of <paramref name="written"/>.</summary>
    internal string Count(string written) => $"""
        counted AS (
            UPDATE {_table} t SET count = after.count::bigint, amount = after.amount::bigint, holder = after.holder, until = after.until
            FROM {written} AS made CROSS JOIN after WHERE t.key = after.key
            RETURNING t.key, t.count, t.amount, t.holder
        )
        """;
}
