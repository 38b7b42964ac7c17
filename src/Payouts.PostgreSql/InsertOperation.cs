using Npgsql;
using Payouts.Journal;

namespace Payouts.PostgreSql;

/// <summary>Stores a new payout, or finds the one that has its reference.</summary>
internal sealed class InsertOperation(PreparedWrite prepared, PostgreSqlContext context) : PostgreSqlOperation<JournalResult>
{
    private JournalClaim? _claim;
    private Tally? _limit;
    private bool _isWritten;

    internal override (OperationPhase Phase, string Key) Turn => (OperationPhase.Payouts, prepared.Record.Reference);

    internal override IReadOnlyCollection<string> Wanted => _isWritten || _limit is not null ? [] : [prepared.Record.Reference];

    internal override IEnumerable<string> Tallies => prepared.Tallies;

    internal override bool MakesWork => _isWritten && context.MakesWork(prepared);

    internal override NpgsqlBatchCommand CreateCommand()
    {
        JournalRecord record = prepared.Record;
        ClaimChange claim = prepared.Write.Claim;
        bool takes = claim.Kind == ClaimChangeKind.Take;
        var command = new NpgsqlBatchCommand(prepared.Write.Tallies.Count > 0 ? context.Statements.InsertCounted : context.Statements.Insert);
        command.Parameters.AddLong(context.Instant).AddText(record.Reference).AddText(record.Account).AddText(record.Handle)
            .AddText(record.Observed?.ProviderId).AddText(record.Observed?.ProviderReference).AddShort((short)record.Status)
            .AddLong(record.CreatedAt.UtcTicks).AddLong(record.UpdatedAt.UtcTicks).AddLong(record.DueAt?.UtcTicks).AddFlag(prepared.IsOpen).AddBytes(prepared.Body)
            .AddText(takes ? claim.Owner : null).AddLong(takes ? claim.Lease.Ticks : null).AddBodies(prepared.Entries).AddBodies(prepared.Events);
        if (prepared.Write.Tallies.Count > 0) command.Parameters.AddTallies(prepared.Write.Tallies);
        return command;
    }

    internal override async Task ReadAsync(NpgsqlDataReader reader)
    {
        JournalOutcome? outcome = await reader.ReadAsync(CancellationToken.None).ConfigureAwait(false) ? (JournalOutcome)reader.GetInt32(0) : null;
        _isWritten = outcome == JournalOutcome.Written;
        _claim = _isWritten ? PostgreSqlRow.ReadClaim(reader, 1) : null;
        _limit = outcome == JournalOutcome.LimitReached ? PostgreSqlRow.ReadTally(reader, 5) : null;
    }

    protected override JournalResult Result(IReadOnlyDictionary<string, PostgreSqlRow> found) => _isWritten
        ? new JournalResult(JournalOutcome.Written, prepared.Record with { Version = 1, Claim = _claim, Timeline = [.. prepared.Write.Timeline] })
        : _limit is not null
            ? new JournalResult(JournalOutcome.LimitReached, Record: null) { Limit = _limit }
            : new JournalResult(JournalOutcome.VersionConflict, found[prepared.Record.Reference].ToRecord(context.Codec));
}
