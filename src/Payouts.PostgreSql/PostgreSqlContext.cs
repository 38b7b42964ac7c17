using Payouts.Journal;

namespace Payouts.PostgreSql;

/// <summary>What every operation on one journal shares.</summary>
/// <param name="Schema">The schema's name.</param>
/// <param name="Codec">Turns records into bytes and back.</param>
/// <param name="Time">This machine's clock: for pauses, never for claims.</param>
/// <param name="Judge">The clock that judges claims in tests; <c>null</c> for the database's.</param>
internal sealed record PostgreSqlContext(string Schema, JournalCodec Codec, TimeProvider Time, TimeProvider? Judge)
{
    internal PostgreSqlStatements Statements { get; } = new(Schema);

    internal PostgreSqlOutboxStatements Outbox { get; } = new(Schema);

    internal PostgreSqlInboxStatements Inbox { get; } = new(Schema);

    /// <summary>The instant that every statement takes for now; <c>null</c> outside of tests.</summary>
    internal long? Instant => Judge?.GetUtcNow().UtcTicks;

    /// <summary>Whether a write leaves something to do at once.</summary>
    internal bool MakesWork(PreparedWrite written) => written.Events.Length > 0 || written.Record.DueAt <= Time.GetUtcNow();
}
