namespace Payouts.PostgreSql;

/// <summary>The statements on events: only the oldest undelivered one of each payout is marked as first, and only first ones are given out.</summary>
/// <remarks>Who appends an event or ends one holds the lock on the payout's row, so that the mark is passed on and never lost.</remarks>
internal sealed class PostgreSqlOutboxStatements(string schema)
{
    private const string IsMine = "id = $1 AND deliveries = $2 AND is_first AND NOT is_parked";

    private readonly string _schema = $"\"{schema}\"";

    internal string Take => $"""
        WITH clock AS MATERIALIZED (SELECT {PostgreSqlStatements.Clock} AS now), chosen AS (
            SELECT id FROM {_schema}.events WHERE is_first AND NOT is_parked AND not_before <= (SELECT now FROM clock)
            ORDER BY not_before, id LIMIT $2 FOR UPDATE SKIP LOCKED
        )
        UPDATE {_schema}.events e SET deliveries = e.deliveries + 1, not_before = (SELECT now FROM clock) + $3 FROM chosen WHERE e.id = chosen.id
        RETURNING e.id, e.deliveries - 1, e.body
        """;

    internal string Deliver => $"WITH ended AS (DELETE FROM {_schema}.events WHERE {IsMine} RETURNING payout) {PassOn}";

    internal string Park => $"WITH ended AS (UPDATE {_schema}.events SET is_parked = true, is_first = false WHERE {IsMine} RETURNING payout) {PassOn}";

    internal string Retry => $"UPDATE {_schema}.events SET not_before = {PostgreSqlStatements.Clock.Replace("$1", "$3", StringComparison.Ordinal)} + $4 WHERE {IsMine} RETURNING 1";

    /// <summary>A page of parked events; the index of them holds no others.</summary>
    internal string ListParked => $"SELECT id, deliveries, body FROM {_schema}.events WHERE is_parked AND id > $1 ORDER BY id LIMIT $2";

    internal string FindParked => $"SELECT id, deliveries, body FROM {_schema}.events WHERE id = $1 AND is_parked";

    /// <summary>Where it is older than the one that was the first, that one waits for it again.</summary>
    internal string Return => $"""
        WITH returned AS (
            UPDATE {_schema}.events e SET is_parked = false, deliveries = 0, not_before = 0,
                is_first = NOT EXISTS (SELECT 1 FROM {_schema}.events earlier WHERE earlier.payout = e.payout AND NOT earlier.is_parked AND earlier.id < e.id)
            WHERE e.id = $1 AND e.is_parked RETURNING e.payout, e.is_first
        ), next AS (
            UPDATE {_schema}.events SET is_first = false WHERE payout = (SELECT payout FROM returned WHERE is_first) AND id <> $1 AND is_first AND NOT is_parked
        )
        SELECT true FROM returned
        """;

    // The statement sees the events as they were before it, so the one that ends is left out by name.
    private string PassOn => $"""
        UPDATE {_schema}.events SET is_first = true
        WHERE id = (SELECT min(next.id) FROM {_schema}.events next WHERE next.payout = (SELECT payout FROM ended) AND NOT next.is_parked AND next.id <> $1)
        RETURNING 1
        """;
}
