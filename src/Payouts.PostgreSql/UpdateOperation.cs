using Npgsql;
using Payouts.Journal;

namespace Payouts.PostgreSql;

/// <summary>Replaces a payout of the expected version.</summary>
internal sealed class UpdateOperation(PreparedWrite prepared, PostgreSqlContext context) : PostgreSqlOperation<JournalResult>
{
    private JournalClaim? _claim;
    private Tally? _limit;
    private JournalOutcome _outcome;

    internal override (OperationPhase Phase, string Key) Turn => (OperationPhase.Payouts, prepared.Record.Reference);

    internal override string Locked => prepared.Record.Reference;

    internal override IEnumerable<string> Tallies => prepared.Tallies;

    internal override IReadOnlyCollection<string> Wanted => _outcome is JournalOutcome.Written or JournalOutcome.NotFound ? [] : [prepared.Record.Reference];

    internal override bool MakesWork => _outcome == JournalOutcome.Written && context.MakesWork(prepared);

    internal override NpgsqlBatchCommand CreateCommand()
    {
        JournalRecord record = prepared.Record;
        ClaimChange claim = prepared.Write.Claim;
        var command = new NpgsqlBatchCommand(prepared.Write.Tallies.Count > 0 ? context.Statements.UpdateCounted : context.Statements.Update);
        command.Parameters.AddLong(context.Instant).AddText(record.Reference).AddLong(record.Version).AddText(record.Account)
            .AddText(record.Observed?.ProviderId).AddText(record.Observed?.ProviderReference).AddShort((short)record.Status)
            .AddLong(record.UpdatedAt.UtcTicks).AddLong(record.DueAt?.UtcTicks).AddFlag(prepared.IsOpen)
            .AddShort((short)claim.Kind).AddText(claim.Owner).AddLong(claim.Lease.Ticks).AddBodies(prepared.Entries).AddBodies(prepared.Events).AddBytes(prepared.Body);
        if (prepared.Write.Tallies.Count > 0) command.Parameters.AddTallies(prepared.Write.Tallies);
        return command;
    }

    internal override async Task ReadAsync(NpgsqlDataReader reader)
    {
        bool isKnown = await reader.ReadAsync(CancellationToken.None).ConfigureAwait(false);
        _outcome = isKnown ? (JournalOutcome)reader.GetInt32(0) : JournalOutcome.NotFound;
        _claim = _outcome == JournalOutcome.Written ? PostgreSqlRow.ReadClaim(reader, 1) : null;
        _limit = _outcome == JournalOutcome.LimitReached ? PostgreSqlRow.ReadTally(reader, 5) : null;
    }

    protected override JournalResult Result(IReadOnlyDictionary<string, PostgreSqlRow> found) => _outcome switch
    {
        JournalOutcome.NotFound => new JournalResult(JournalOutcome.NotFound, Record: null),
        JournalOutcome.Written => new JournalResult(JournalOutcome.Written, prepared.Record with
        {
            Version = prepared.Record.Version + 1,
            Claim = _claim,
            Timeline = [.. prepared.Record.Timeline, .. prepared.Write.Timeline],
        }),
        _ => new JournalResult(_outcome, found[prepared.Record.Reference].ToRecord(context.Codec)) { Limit = _limit },
    };
}
