using System.Runtime.CompilerServices;
using Npgsql;
using Payouts.Journal;

namespace Payouts.PostgreSql;

/// <summary>A durable journal in PostgreSQL: for many processes on many machines.</summary>
/// <remarks>A write returns once its commit is acknowledged by the server; writes that wait together share one commit. Claims, holds and what is due are judged by the server's clock.</remarks>
public sealed class PostgreSqlPayoutJournal : IPayoutJournal, IJournalContinuity, IJournalWakeUp, IJournalRetention, IJournalClock, IAsyncDisposable, IDisposable
{
    private const int Page = 200;

    private readonly PostgreSqlJournalOptions _options;
    private readonly PostgreSqlContext _context;
    private readonly PostgreSqlFaults _faults;
    private readonly SemaphoreSlim _opening = new(1, 1);
    private OpenedJournal? _opened;

    /// <summary>Makes a journal; nothing is opened before <see cref="OpenAsync"/>.</summary>
    /// <param name="options">Where the server is.</param>
    /// <param name="time">This machine's clock, for pauses; claims are judged by the server's.</param>
    /// <param name="protector">Encrypts what is stored, or <c>null</c>.</param>
    /// <exception cref="ArgumentException">An option breaks its rule; the message says which.</exception>
    public PostgreSqlPayoutJournal(PostgreSqlJournalOptions options, TimeProvider time, IPayoutDataProtector? protector = null)
        : this(options, time, protector, judge: null)
    {
    }

    internal PostgreSqlPayoutJournal(PostgreSqlJournalOptions options, TimeProvider time, IPayoutDataProtector? protector, TimeProvider? judge)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(time);
        if (PostgreSqlJournalOptionsValidator.Check(options) is [string first, ..]) throw new ArgumentException(first, nameof(options));
        _options = options;
        _context = new PostgreSqlContext(options.Schema, new JournalCodec(protector), time, judge);
        _faults = new PostgreSqlFaults(options.Schema);
    }

    /// <inheritdoc />
    public JournalTraits Traits { get; } = new("postgresql", IsDurable: true, IsShared: true);

    private OpenedJournal Opened => _opened ?? throw new InvalidOperationException("The journal is not open: call OpenAsync first.");

    /// <inheritdoc />
    /// <exception cref="PayoutJournalException">The server or the schema cannot hold a journal; the message says why and what to do.</exception>
    public async ValueTask OpenAsync(CancellationToken cancellationToken)
    {
        await _opening.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (_opened is null) _opened = await OpenedJournal.OpenAsync(_options, _context, _faults, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _opening.Release();
        }
    }

    /// <inheritdoc />
    public ValueTask<JournalResult> InsertAsync(JournalWrite write, CancellationToken cancellationToken) =>
        Opened.Writer.WriteAsync(new InsertOperation(Prepare(write), _context), cancellationToken);

    /// <inheritdoc />
    public ValueTask<JournalResult> UpdateAsync(JournalWrite write, CancellationToken cancellationToken) =>
        Opened.Writer.WriteAsync(new UpdateOperation(Prepare(write), _context), cancellationToken);

    /// <inheritdoc />
    public ValueTask<JournalRecord?> FindAsync(string reference, CancellationToken cancellationToken) =>
        FindOneAsync(_context.Statements.Find, cancellationToken, reference);

    /// <inheritdoc />
    public ValueTask<JournalRecord?> FindByProviderIdAsync(string account, string providerId, CancellationToken cancellationToken) =>
        FindOneAsync(_context.Statements.FindByProviderId, cancellationToken, account, providerId);

    /// <inheritdoc />
    public ValueTask<JournalRecord?> FindByHandleAsync(string account, string handle, CancellationToken cancellationToken) =>
        FindOneAsync(_context.Statements.FindByHandle, cancellationToken, account, handle);

    /// <inheritdoc />
    public async IAsyncEnumerable<JournalRecord> ListAsync(PayoutFilter filter, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(filter);
        if (filter.Provider is { } provider && !PostgreSqlText.CanHold(provider)) yield break;
        short[] statuses = [.. (filter.Statuses ?? []).Distinct().Select(static status => (short)status)];
        (long CreatedAt, long Sequence) last = (filter.CreatedFrom?.UtcTicks ?? 0, 0);
        while (true)
        {
            List<PostgreSqlRow> rows = await Opened.Readers.ReadAsync(
                statuses.Length > 0 ? _context.Statements.ListByStatus : _context.Statements.List,
                parameters =>
                {
                    parameters.AddLong(_context.Instant).AddLong(last.CreatedAt).AddLong(last.Sequence)
                        .AddLong(filter.CreatedBefore?.UtcTicks ?? long.MaxValue).AddText(filter.Provider).AddInt(Page);
                    if (statuses.Length > 0) parameters.AddShorts(statuses);
                },
                cancellationToken).ConfigureAwait(false);
            foreach (PostgreSqlRow row in rows)
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return row.ToRecord(_context.Codec);
            }

            if (rows.Count < Page) yield break;
            last = (rows[^1].CreatedAt, rows[^1].Sequence);
        }
    }

    /// <inheritdoc />
    public ValueTask<IReadOnlyList<JournalRecord>> TakeDueAsync(int most, TimeSpan hold, CancellationToken cancellationToken) =>
        Opened.Writer.WriteAsync(new TakeDueOperation(most, hold, _context), cancellationToken);

    /// <inheritdoc />
    public async ValueTask PostponeAsync(string reference, long version, DateTimeOffset dueAt, CancellationToken cancellationToken)
    {
        if (PostgreSqlText.CanHold(reference)) await Opened.Writer.WriteAsync(new PostponeOperation(reference, version, dueAt, _context), cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc />
    public ValueTask<IReadOnlyList<JournalEvent>> TakeEventsAsync(int most, TimeSpan hold, CancellationToken cancellationToken) =>
        Opened.Writer.WriteAsync(new TakeEventsOperation(most, hold, _context), cancellationToken);

    /// <inheritdoc />
    public async ValueTask FinishEventAsync(JournalEvent taken, EventDisposition disposition, TimeSpan retryIn, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(taken);
        await Opened.Writer.WriteAsync(new FinishEventOperation(taken, disposition, retryIn, _context), cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc />
    public async IAsyncEnumerable<JournalEvent> ListParkedAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (long last = 0; ;)
        {
            long after = last;
            List<PostgreSqlEventRow> rows = await Opened.Readers.ReadAsync(
                _context.Outbox.ListParked, parameters => parameters.AddLong(after).AddInt(Page), PostgreSqlEventRow.Read, cancellationToken).ConfigureAwait(false);
            foreach (PostgreSqlEventRow row in rows)
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return row.ToEvent(_context.Codec);
            }

            if (rows.Count < Page) yield break;
            last = rows[^1].Id;
        }
    }

    /// <inheritdoc />
    public async ValueTask<bool> ReturnParkedAsync(long id, CancellationToken cancellationToken)
    {
        // The event tells whose it is: the payout's row is locked while the mark of its first event moves.
        List<PostgreSqlEventRow> found = await Opened.Readers.ReadAsync(
            _context.Outbox.FindParked, parameters => parameters.AddLong(id), PostgreSqlEventRow.Read, cancellationToken).ConfigureAwait(false);
        return found is [PostgreSqlEventRow row]
            && await Opened.Writer.WriteAsync(new ReturnEventOperation(row.ToEvent(_context.Codec), _context), cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc />
    public ValueTask<(Tally Total, bool IsMade)> ChangeTallyAsync(TallyChange change, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(change);
        PostgreSqlText.Check(_options.Schema, ("key of a total", change.Key), ("holder of a total", change.Holder));
        return Opened.Writer.WriteAsync(new ChangeTallyOperation(change, _context), cancellationToken);
    }

    /// <inheritdoc />
    public async ValueTask<Tally?> FindTallyAsync(string key, CancellationToken cancellationToken)
    {
        if (!PostgreSqlText.CanHold(key)) return null;
        List<Tally> found = await Opened.Readers.ReadAsync(
            _context.Statements.Tallies.Find, parameters => parameters.AddLong(_context.Instant).AddText(key), static row => PostgreSqlRow.ReadTally(row, 0), cancellationToken)
            .ConfigureAwait(false);
        return found is [Tally tally] ? tally : null;
    }

    /// <inheritdoc />
    public ValueTask<bool> TryRememberAsync(string scope, string key, TimeSpan keep, CancellationToken cancellationToken)
    {
        PostgreSqlText.Check(_options.Schema, ("scope", scope), ("key", key));
        return Opened.Writer.WriteAsync(new RememberOperation(scope, key, keep, _context), cancellationToken);
    }

    /// <inheritdoc />
    public ValueTask<bool> ReceiveAsync(JournalDelivery delivery, TimeSpan keep, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(delivery);
        PostgreSqlText.Check(
            _options.Schema, ("account", delivery.Account), ("key", delivery.Key), ("event's name", delivery.EventName), ("provider id", delivery.ProviderId),
            ("provider's reference", delivery.ProviderReference), ("handle", delivery.Handle), ("trace", delivery.TraceParent));
        return Opened.Writer.WriteAsync(new ReceiveOperation(delivery, keep, _context), cancellationToken);
    }

    /// <inheritdoc />
    public ValueTask<IReadOnlyList<JournalDelivery>> TakeDeliveriesAsync(int most, TimeSpan hold, CancellationToken cancellationToken) =>
        Opened.Writer.WriteAsync(new TakeDeliveriesOperation(most, hold, _context), cancellationToken);

    /// <inheritdoc />
    public async ValueTask FinishDeliveryAsync(JournalDelivery taken, DeliveryEnd end, TimeSpan retryIn, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(taken);
        await Opened.Writer.WriteAsync(new FinishDeliveryOperation(taken, end, retryIn, _context), cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc />
    public async ValueTask<ReadOnlyMemory<byte>> GetSecretAsync(string name, CancellationToken cancellationToken)
    {
        PostgreSqlText.Check(_options.Schema, ("name of a secret", name));
        List<byte[]> known = await Opened.Readers.ReadAsync(
            _context.Statements.FindSecret, parameters => parameters.AddText(name), static row => row.GetFieldValue<byte[]>(0), cancellationToken).ConfigureAwait(false);
        return known is [byte[] secret] ? secret : await Opened.Writer.WriteAsync(new MakeSecretOperation(name, _context), cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc />
    public async ValueTask<JournalContinuity> CheckAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await Opened.Connections.CheckContinuityAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (NpgsqlException error)
        {
            throw _faults.Explain(error, WriteFate.Read);
        }
    }

    /// <inheritdoc />
    public async ValueTask AcknowledgeAsync(JournalContinuity seen, string who, string why, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(seen);
        ArgumentException.ThrowIfNullOrWhiteSpace(who);
        ArgumentException.ThrowIfNullOrWhiteSpace(why);
        PostgreSqlText.Check(_options.Schema, ("name", who), ("reason", why));
        await Opened.Writer.WriteAsync(new AcknowledgeOperation(seen, who, why, _context), cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc />
    public async ValueTask<long> ForgetAsync(DateTimeOffset finalBefore, int most, CancellationToken cancellationToken)
    {
        List<string> references = await Opened.Readers.ReadAsync(
            _context.Statements.FindToForget, parameters => parameters.AddLong(finalBefore.UtcTicks).AddInt(most), static row => row.GetString(0), cancellationToken).ConfigureAwait(false);
        long forgotten = 0;
        foreach (string[] some in references.Chunk(Page))
        {
            cancellationToken.ThrowIfCancellationRequested();
            List<PostgreSqlRow> rows = await Opened.Readers.ReadAsync(
                _context.Statements.FindMany, parameters => parameters.AddLong(_context.Instant).AddTexts(some), cancellationToken).ConfigureAwait(false);
            IEnumerable<Task<bool>> writes = PostgreSqlRow.ReadWhatCanBe(rows, row => row.ToRecord(_context.Codec))
                .Where(record => record.Status.IsFinal() && record.UpdatedAt < finalBefore)
                .Select(record => Opened.Writer.WriteAsync(new ForgetOperation(ForgottenRecord.Of(record, _context.Time.GetUtcNow()), _context), cancellationToken).AsTask());
            forgotten += (await Task.WhenAll(writes).ConfigureAwait(false)).Count(static isForgotten => isForgotten);
        }

        return forgotten;
    }

    /// <inheritdoc />
    public Task<long> WaitForWorkAsync(long seen, TimeSpan longest, CancellationToken cancellationToken) => Opened.Bell.WaitAsync(seen, longest, cancellationToken);

    /// <inheritdoc />
    public async ValueTask<DateTimeOffset> GetUtcNowAsync(CancellationToken cancellationToken)
    {
        List<long> ticks = await Opened.Readers.ReadAsync(
            PostgreSqlStatements.ReadClock, parameters => parameters.AddLong(_context.Instant), static row => row.GetInt64(0), cancellationToken).ConfigureAwait(false);
        return new DateTimeOffset(ticks[0], TimeSpan.Zero);
    }

    /// <summary>Ends the writes that were begun and closes the connections; a data source that was given stays open.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_opened is { } opened) await opened.DisposeAsync().ConfigureAwait(false);
        _opening.Dispose();
    }

    /// <summary>The same as <see cref="DisposeAsync"/>, for containers that dispose synchronously.</summary>
#pragma warning disable VSTHRD002 // Nothing in this library resumes on the caller's context, so blocking cannot deadlock.
    public void Dispose() => DisposeAsync().AsTask().GetAwaiter().GetResult();
#pragma warning restore VSTHRD002

    private PreparedWrite Prepare(JournalWrite write)
    {
        ArgumentNullException.ThrowIfNull(write);
        JournalRecord record = write.Record;
        PostgreSqlText.Check(
            _options.Schema, ("reference", record.Reference), ("account", record.Account), ("handle", record.Handle), ("provider id", record.Observed?.ProviderId),
            ("provider's reference", record.Observed?.ProviderReference), ("claim's owner", write.Claim.Owner));
        foreach (TallyChange change in write.Tallies) PostgreSqlText.Check(_options.Schema, ("key of a total", change.Key), ("holder of a total", change.Holder));
        return PreparedWrite.Of(write, _context.Codec);
    }

    // What cannot be stored was not stored.
    private async ValueTask<JournalRecord?> FindOneAsync(string sql, CancellationToken cancellationToken, params string[] key)
    {
        if (!Array.TrueForAll(key, PostgreSqlText.CanHold)) return null;
        List<PostgreSqlRow> rows = await Opened.Readers.ReadAsync(
            sql,
            parameters =>
            {
                parameters.AddLong(_context.Instant);
                foreach (string part in key) parameters.AddText(part);
            },
            cancellationToken).ConfigureAwait(false);
        return rows is [PostgreSqlRow row] ? row.ToRecord(_context.Codec) : null;
    }
}
