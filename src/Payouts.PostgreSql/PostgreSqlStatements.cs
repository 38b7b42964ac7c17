namespace Payouts.PostgreSql;

/// <summary>The statements on payouts and on what is remembered beside them. Each returns a result set; <c>$1</c> is always the instant that only tests give.</summary>
/// <remarks>
/// Several run in one implicit transaction, READ COMMITTED: each sees what was committed before it began. Rows that are changed are locked by
/// <see cref="Lock"/> first, in the order of their references, so that what follows sees them as they are and no two transactions wait for each other.
/// </remarks>
internal sealed class PostgreSqlStatements(string schema)
{
    /// <summary>The database's clock in ticks of .NET; the instant of <c>$1</c> where a test gives one. Never now(), which stands still in a transaction.</summary>
    internal const string Clock = "coalesce($1::bigint, (extract(epoch FROM clock_timestamp()) * 10000000)::bigint + 621355968000000000)";

    // A volatile function is no index condition; the value of a query that is evaluated once is.
    internal const string ClockOnce = $"clock AS MATERIALIZED (SELECT {Clock} AS now)";

    private const string Now = "(SELECT now FROM clock)";

    // JournalOutcome and ClaimChangeKind as numbers.
    private const string Written = "0";
    private const string VersionConflict = "1";
    private const string ClaimHeld = "2";
    private const string ProviderIdTaken = "3";
    private const string LimitReached = "4";
    private const string Take = "1";
    private const string Release = "2";

    private readonly string _schema = $"\"{schema}\"";

    internal PostgreSqlTallyStatements Tallies { get; } = new(schema);

    private string Columns => $"""
        p.reference, p.version, p.claim_owner, p.claim_token, p.claim_expires, p.claim_expires > {Clock}, p.due_at, p.body,
            ARRAY(SELECT t.body FROM {_schema}.timeline t WHERE t.payout = p.sequence ORDER BY t.number), p.created_at, p.sequence
        """;

    internal string Lock => $"SELECT count(*) FROM (SELECT 1 FROM {_schema}.payouts WHERE reference = ANY($1) ORDER BY reference FOR UPDATE) AS locked";

    internal string Insert => $"""
        WITH {Add($"VALUES ({NewPayout})")}
        SELECT {Written}, claim_owner, claim_token, claim_expires, claim_expires > {Clock} FROM added
        """;

    /// <summary>The same with totals; a reference that is there already is told before a limit.</summary>
    internal string InsertCounted => $"""
        WITH {ClockOnce}, {Tallies.Reckon(17)}, {Add($"SELECT {NewPayout} WHERE NOT EXISTS (SELECT 1 FROM passed)")}, {Tallies.Count("added")}
        SELECT {Written}, claim_owner, claim_token, claim_expires, claim_expires > {Clock}, NULL, NULL, NULL, NULL FROM added
        UNION ALL
        SELECT {LimitReached}, NULL, NULL, NULL, NULL, key, count, amount, holder FROM passed WHERE NOT EXISTS (SELECT 1 FROM {_schema}.payouts WHERE reference = $2)
        """;

    internal string Update => $"""
        WITH {ClockOnce}, {Change(limit: "")}
        SELECT verdict.outcome, changed.claim_owner, changed.claim_token, changed.claim_expires, changed.claim_expires > {Clock} FROM verdict LEFT JOIN changed ON true
        """;

    /// <summary>The same with totals; every other refusal is told before a limit.</summary>
    internal string UpdateCounted => $"""
        WITH {ClockOnce}, {Tallies.Reckon(17)}, {Change(limit: $"WHEN EXISTS (SELECT 1 FROM passed) THEN {LimitReached} ")}, {Tallies.Count("changed")}
        SELECT verdict.outcome, changed.claim_owner, changed.claim_token, changed.claim_expires, changed.claim_expires > {Clock}, passed.key, passed.count, passed.amount, passed.holder
        FROM verdict LEFT JOIN changed ON true LEFT JOIN passed ON verdict.outcome = {LimitReached}
        """;

    internal string Postpone => $"UPDATE {_schema}.payouts SET due_at = $2, held_until = 0 WHERE reference = $1 AND version = $3 RETURNING 1";

    internal static string ReadClock => $"SELECT {Clock}";

    internal string Find => $"SELECT {Columns} FROM {_schema}.payouts p WHERE p.reference = $2";

    internal string FindMany => $"SELECT {Columns} FROM {_schema}.payouts p WHERE p.reference = ANY($2)";

    internal string FindByHandle => $"SELECT {Columns} FROM {_schema}.payouts p WHERE p.account = $2 AND p.handle = $3 ORDER BY p.sequence LIMIT 1";

    internal string FindByProviderId => $"""
        SELECT {Columns} FROM (
            SELECT 1 AS rank, * FROM {_schema}.payouts WHERE account = $2 AND provider_id = $3
            UNION ALL
            SELECT 2 AS rank, * FROM {_schema}.payouts WHERE account = $2 AND provider_reference = $3
        ) AS p ORDER BY p.rank, p.sequence LIMIT 1
        """;

    /// <summary>A page of all records after a place in the order of creation.</summary>
    internal string List => $"""
        SELECT {Columns} FROM {_schema}.payouts p
        WHERE (p.created_at, p.sequence) > ($2, $3) AND p.created_at < $4 AND ($5::text IS NULL OR p.account = $5)
        ORDER BY p.created_at, p.sequence LIMIT $6
        """;

    /// <summary>The same for some statuses: a page of each by its index, and of these the oldest.</summary>
    internal string ListByStatus => $"""
        SELECT {Columns} FROM unnest($7::smallint[]) AS wanted (status) CROSS JOIN LATERAL (
            SELECT * FROM {_schema}.payouts each
            WHERE each.status = wanted.status AND (each.created_at, each.sequence) > ($2, $3) AND each.created_at < $4 AND ($5::text IS NULL OR each.account = $5)
            ORDER BY each.created_at, each.sequence LIMIT $6
        ) AS p ORDER BY p.created_at, p.sequence LIMIT $6
        """;

    internal string TakeDue => $"""
        WITH {ClockOnce}, due AS (
            SELECT reference, due_at AS since FROM {_schema}.payouts WHERE due_at <= {Now} AND held_until <= {Now} ORDER BY due_at LIMIT $2 FOR UPDATE SKIP LOCKED
        ), lost AS (
            SELECT reference, claim_expires AS since FROM {_schema}.payouts WHERE is_open AND claim_expires <= {Now} AND held_until <= {Now} AND (due_at IS NULL OR due_at <= {Now}) ORDER BY claim_expires LIMIT $2 FOR UPDATE SKIP LOCKED
        ), chosen AS (
            SELECT reference, min(since) AS since FROM (SELECT * FROM due UNION ALL SELECT * FROM lost) AS either GROUP BY reference ORDER BY since LIMIT $2
        )
        UPDATE {_schema}.payouts p SET held_until = {Now} + $3 FROM chosen WHERE p.reference = chosen.reference
        RETURNING p.reference, chosen.since
        """;

    /// <summary>Payouts that have been final for long: Succeeded, Failed, Cancelled and Reversed are 2 to 5.</summary>
    internal string FindToForget => $"""
        SELECT p.reference FROM {_schema}.payouts p
        WHERE p.status BETWEEN 2 AND 5 AND NOT p.is_forgotten AND p.updated_at < $1 AND NOT p.is_open
          AND NOT EXISTS (SELECT 1 FROM {_schema}.events e WHERE e.payout = p.sequence AND NOT e.is_parked)
        ORDER BY p.updated_at LIMIT $2
        """;

    internal string Forget => $"""
        WITH forgotten AS (
            UPDATE {_schema}.payouts SET is_forgotten = true, due_at = NULL, version = version + 1, body = $3 WHERE reference = $1 AND version = $2 RETURNING sequence
        ), gone AS (
            DELETE FROM {_schema}.timeline WHERE payout = (SELECT sequence FROM forgotten)
        )
        SELECT 1 FROM forgotten
        """;

    internal string Remember => $"""
        WITH {ClockOnce}, gone AS (
            DELETE FROM {_schema}.remembered WHERE (scope, key) IN (
                SELECT scope, key FROM {_schema}.remembered WHERE until <= {Now} AND (scope, key) <> ($2, $3) ORDER BY until LIMIT 16 FOR UPDATE SKIP LOCKED)
        )
        INSERT INTO {_schema}.remembered AS known (scope, key, until) SELECT $2, $3, clock.now + $4 FROM clock
        ON CONFLICT (scope, key) DO UPDATE SET until = excluded.until WHERE known.until <= {Now}
        RETURNING true
        """;

    internal string FindSecret => $"SELECT value FROM {_schema}.secrets WHERE name = $1";

    /// <summary>Returns the value that stands, whoever made it.</summary>
    internal string MakeSecret => $"INSERT INTO {_schema}.secrets (name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET name = excluded.name RETURNING value";

    private static string NewPayout =>
        $"$2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, CASE WHEN $14::bigint IS NULL THEN 0 ELSE 1 END, {Clock} + $14, 1, cardinality($15::bytea[])";

    // One row is looked for, by its index. As EXISTS it may be planned as a table of all events that wait, which each update would then read whole.
    private string HasNoEvent => $"(SELECT 1 FROM {_schema}.events earlier WHERE earlier.payout = changed.sequence AND NOT earlier.is_parked LIMIT 1) IS NULL";

    private string Add(string values) => $"""
        added AS (
            INSERT INTO {_schema}.payouts (reference, account, handle, provider_id, provider_reference, status, created_at, updated_at, due_at, is_open, body, claim_owner, claim_token, claim_expires, version, entries)
            {values}
            ON CONFLICT (reference) DO NOTHING
            RETURNING sequence, claim_owner, claim_token, claim_expires
        ), told AS (
            INSERT INTO {_schema}.timeline (payout, number, body)
            SELECT added.sequence, entry.number, entry.body FROM added, unnest($15::bytea[]) WITH ORDINALITY AS entry (body, number)
        ), happened AS (
            INSERT INTO {_schema}.events (payout, is_first, body)
            SELECT added.sequence, event.number = 1, event.body FROM added, unnest($16::bytea[]) WITH ORDINALITY AS event (body, number) ORDER BY event.number
        )
        """;

    private string Change(string limit) => $"""
        verdict AS (
            SELECT CASE
                WHEN p.version <> $3 THEN {VersionConflict}
                WHEN $11 = {Take} AND p.claim_expires > {Now} THEN {ClaimHeld}
                WHEN EXISTS (SELECT 1 FROM {_schema}.payouts other WHERE other.account = $4 AND other.provider_id = $5 AND other.reference <> $2) THEN {ProviderIdTaken}
                {limit}ELSE {Written} END AS outcome
            FROM {_schema}.payouts p WHERE p.reference = $2
        ), changed AS (
            UPDATE {_schema}.payouts p SET
                provider_id = coalesce($5, p.provider_id), provider_reference = coalesce($6, p.provider_reference), status = $7, updated_at = $8, due_at = $9, is_open = $10, is_forgotten = false,
                held_until = 0, version = p.version + 1, entries = p.entries + cardinality($14::bytea[]), body = $16,
                claim_owner = CASE $11 WHEN {Take} THEN $12 WHEN {Release} THEN NULL ELSE p.claim_owner END,
                claim_token = p.claim_token + CASE $11 WHEN {Take} THEN 1 ELSE 0 END,
                claim_expires = CASE $11 WHEN {Take} THEN {Clock} + $13 WHEN {Release} THEN NULL ELSE p.claim_expires END
            FROM verdict WHERE p.reference = $2 AND verdict.outcome = {Written}
            RETURNING p.sequence, p.entries, p.claim_owner, p.claim_token, p.claim_expires
        ), told AS (
            INSERT INTO {_schema}.timeline (payout, number, body)
            SELECT changed.sequence, changed.entries - cardinality($14::bytea[]) + entry.number, entry.body
            FROM changed, unnest($14::bytea[]) WITH ORDINALITY AS entry (body, number)
        ), happened AS (
            INSERT INTO {_schema}.events (payout, is_first, body)
            SELECT changed.sequence, event.number = 1 AND {HasNoEvent}, event.body
            FROM changed, unnest($15::bytea[]) WITH ORDINALITY AS event (body, number) ORDER BY event.number
        )
        """;
}
