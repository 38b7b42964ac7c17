namespace Payouts.PostgreSql;

/// <summary>The statements on webhook deliveries: one that waits has a time before which it is nobody's, one that is done has none and is kept so that a copy is known.</summary>
internal sealed class PostgreSqlInboxStatements(string schema)
{
    private readonly string _schema = $"\"{schema}\"";

    /// <summary>A few that are over go with each new one, so that the table does not grow for ever; a key that is over is taken by the new one.</summary>
    internal string Receive => $"""
        WITH {PostgreSqlStatements.ClockOnce}, gone AS (
            DELETE FROM {_schema}.deliveries WHERE id IN (
                SELECT id FROM {_schema}.deliveries WHERE not_before IS NULL AND kept_until <= (SELECT now FROM clock) AND (account, key) <> ($2, $3)
                ORDER BY kept_until LIMIT 16 FOR UPDATE SKIP LOCKED)
        )
        INSERT INTO {_schema}.deliveries AS known (account, key, event_name, provider_id, provider_reference, handle, received_at, not_before, kept_until, trace_parent, is_signed)
        SELECT $2, $3, $4, $5, $6, $7, $8, clock.now, clock.now + $9, $10, $11 FROM clock
        ON CONFLICT (account, key) DO UPDATE SET
            event_name = excluded.event_name, provider_id = excluded.provider_id, provider_reference = excluded.provider_reference, handle = excluded.handle,
            received_at = excluded.received_at, not_before = excluded.not_before, kept_until = excluded.kept_until, trace_parent = excluded.trace_parent, is_signed = excluded.is_signed, takes = 0
        WHERE known.not_before IS NULL AND known.kept_until <= (SELECT now FROM clock)
        RETURNING true
        """;

    internal string Take => $"""
        WITH {PostgreSqlStatements.ClockOnce}, chosen AS (
            SELECT id, not_before AS since FROM {_schema}.deliveries WHERE not_before IS NOT NULL AND not_before <= (SELECT now FROM clock)
            ORDER BY not_before, id LIMIT $2 FOR UPDATE SKIP LOCKED
        )
        UPDATE {_schema}.deliveries d SET takes = d.takes + 1, not_before = (SELECT now FROM clock) + $3 FROM chosen WHERE d.id = chosen.id
        RETURNING d.id, d.account, d.key, d.event_name, d.provider_id, d.provider_reference, d.handle, d.received_at, d.takes - 1, chosen.since, d.trace_parent, d.is_signed
        """;

    internal string Drop => $"DELETE FROM {_schema}.deliveries WHERE id = $1 AND takes = $2 AND not_before IS NOT NULL RETURNING 1";

    /// <summary>Without a pause it is done.</summary>
    internal string Finish => $"""
        WITH {PostgreSqlStatements.ClockOnce}
        UPDATE {_schema}.deliveries SET not_before = (SELECT now FROM clock) + $4 WHERE id = $2 AND takes = $3 AND not_before IS NOT NULL RETURNING 1
        """;
}
