using System.Runtime.CompilerServices;
using Payouts.Journal;

namespace Payouts.Sqlite;

/// <summary>A durable journal in a SQLite file: for one machine, shared by the processes on it.</summary>
/// <remarks>A write returns once its commit is on the disk; writes that wait together share one commit. Not for network file systems.</remarks>
public sealed class SqlitePayoutJournal : IPayoutJournal, IJournalRetention, IAsyncDisposable, IDisposable
{
    private const int Page = 200;

    private readonly SqliteJournalOptions _options;
    private readonly TimeProvider _time;
    private readonly SqliteRecords _records;
    private readonly SqliteOutbox _outbox;
    private readonly JournalCodec _codec;
    private readonly SemaphoreSlim _opening = new(1, 1);
    private SqliteReaders? _readers;
    private SqliteWriter? _writer;

    /// <summary>Makes a journal; nothing is opened before <see cref="OpenAsync"/>.</summary>
    /// <param name="options">Where the file is.</param>
    /// <param name="time">The clock that judges claims and what is due: the machine's.</param>
    /// <param name="protector">Encrypts what is stored, or <c>null</c>.</param>
    /// <exception cref="ArgumentException">An option breaks its rule; the message says which.</exception>
    public SqlitePayoutJournal(SqliteJournalOptions options, TimeProvider time, IPayoutDataProtector? protector = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(time);
        if (SqliteJournalOptionsValidator.Check(options) is [string first, ..]) throw new ArgumentException(first, nameof(options));
        _options = options;
        _time = time;
        _codec = new JournalCodec(protector);
        _records = new SqliteRecords(_codec, time);
        _outbox = new SqliteOutbox(time);
    }

    /// <inheritdoc />
    public JournalTraits Traits { get; } = new("sqlite", IsDurable: true, IsShared: false);

    private long Now => _time.GetUtcNow().UtcTicks;

    private SqliteReaders Readers => _readers ?? throw NotOpen();

    private SqliteWriter Writer => _writer ?? throw NotOpen();

    /// <inheritdoc />
    /// <exception cref="PayoutJournalException">The place or the file cannot hold a journal; the message says why and what to do.</exception>
    public async ValueTask OpenAsync(CancellationToken cancellationToken)
    {
        await _opening.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (_writer is not null) return;
            SqliteJournalOptions options = new()
            {
                Path = SqlitePlace.Check(_options.Path, _options.AllowRemoteFileSystem),
                LockTimeout = _options.LockTimeout,
                CheckpointBytes = _options.CheckpointBytes,
                MaxBatch = _options.MaxBatch,
                AllowRemoteFileSystem = _options.AllowRemoteFileSystem,
            };
            var @lock = new SqliteFileLock(options.Path, options.LockTimeout);
            SqliteSession session = await SqliteOpening.OpenAsync(options.Path, @lock, cancellationToken).ConfigureAwait(false);
            var presence = new SqlitePresence(options.Path);
            _readers = new SqliteReaders(presence, options.Path);
            _writer = new SqliteWriter(session, presence, @lock, options);
        }
        finally
        {
            _opening.Release();
        }
    }

    /// <inheritdoc />
    public ValueTask<JournalResult> InsertAsync(JournalWrite write, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(write);
        PreparedWrite prepared = PreparedWrite.Of(write, _codec);
        return Writer.WriteAsync(session => _records.Insert(session, prepared), cancellationToken);
    }

    /// <inheritdoc />
    public ValueTask<JournalResult> UpdateAsync(JournalWrite write, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(write);
        PreparedWrite prepared = PreparedWrite.Of(write, _codec);
        return Writer.WriteAsync(session => _records.Update(session, prepared), cancellationToken);
    }

    /// <inheritdoc />
    public ValueTask<JournalRecord?> FindAsync(string reference, CancellationToken cancellationToken) =>
        ReadAsync(session => _records.Find(session, reference), cancellationToken);

    /// <inheritdoc />
    public ValueTask<JournalRecord?> FindByProviderIdAsync(string account, string providerId, CancellationToken cancellationToken) =>
        ReadAsync(session => _records.FindByProviderId(session, account, providerId), cancellationToken);

    /// <inheritdoc />
    public ValueTask<JournalRecord?> FindByHandleAsync(string account, string handle, CancellationToken cancellationToken) =>
        ReadAsync(session => _records.FindByHandle(session, account, handle), cancellationToken);

    /// <inheritdoc />
    public async IAsyncEnumerable<JournalRecord> ListAsync(PayoutFilter filter, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(filter);
        for (long last = 0; ;)
        {
            long after = last;
            List<SqliteRow> rows = await ReadAsync(session => SqliteLists.Read(session, filter, after, Page, Now), cancellationToken).ConfigureAwait(false);
            foreach (SqliteRow row in rows)
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return row.ToRecord(_codec);
            }

            if (rows.Count < Page) yield break;
            last = rows[^1].Sequence;
        }
    }

    /// <inheritdoc />
    public async ValueTask<IReadOnlyList<JournalRecord>> TakeDueAsync(int most, TimeSpan hold, CancellationToken cancellationToken)
    {
        IReadOnlyList<SqliteRow> taken = await Writer.WriteAsync(session => _records.TakeDue(session, most, hold), cancellationToken).ConfigureAwait(false);
        return SqliteRow.ReadWhatCanBe(taken, row => row.ToRecord(_codec));
    }

    /// <inheritdoc />
    public async ValueTask PostponeAsync(string reference, long version, DateTimeOffset dueAt, CancellationToken cancellationToken) =>
        await Writer.WriteAsync(session => _records.Postpone(session, reference, version, dueAt), cancellationToken).ConfigureAwait(false);

    /// <inheritdoc />
    public async ValueTask<IReadOnlyList<JournalEvent>> TakeEventsAsync(int most, TimeSpan hold, CancellationToken cancellationToken)
    {
        IReadOnlyList<SqliteEventRow> taken = await Writer.WriteAsync(session => _outbox.Take(session, most, hold), cancellationToken).ConfigureAwait(false);
        return SqliteRow.ReadWhatCanBe(taken, row => row.ToEvent(_codec));
    }

    /// <inheritdoc />
    public async ValueTask FinishEventAsync(JournalEvent taken, EventDisposition disposition, TimeSpan retryIn, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(taken);
        await Writer.WriteAsync(session => _outbox.Finish(session, taken, disposition, retryIn), cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc />
    public async IAsyncEnumerable<JournalEvent> ListParkedAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (long last = 0; ;)
        {
            long after = last;
            IReadOnlyList<SqliteEventRow> rows = await ReadAsync(session => SqliteOutbox.ListParked(session, after, Page), cancellationToken).ConfigureAwait(false);
            foreach (SqliteEventRow row in rows)
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return row.ToEvent(_codec);
            }

            if (rows.Count < Page) yield break;
            last = rows[^1].Id;
        }
    }

    /// <inheritdoc />
    public ValueTask<bool> ReturnParkedAsync(long id, CancellationToken cancellationToken) =>
        Writer.WriteAsync(session => SqliteOutbox.Return(session, id), cancellationToken);

    /// <inheritdoc />
    public ValueTask<(Tally Total, bool IsMade)> ChangeTallyAsync(TallyChange change, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(change);
        return Writer.WriteAsync(session => SqliteTallies.Change(session, change, Now), cancellationToken);
    }

    /// <inheritdoc />
    public ValueTask<Tally?> FindTallyAsync(string key, CancellationToken cancellationToken) =>
        ReadAsync(session => SqliteTallies.Find(session, key, Now)?.Total, cancellationToken);

    /// <inheritdoc />
    public ValueTask<bool> TryRememberAsync(string scope, string key, TimeSpan keep, CancellationToken cancellationToken)
    {
        long now = Now;
        return Writer.WriteAsync(session => SqliteMemory.TryRemember(session, scope, key, now, now + keep.Ticks), cancellationToken);
    }

    /// <inheritdoc />
    public ValueTask<bool> ReceiveAsync(JournalDelivery delivery, TimeSpan keep, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(delivery);
        return Writer.WriteAsync(session => SqliteInbox.Receive(session, delivery, Now, keep), cancellationToken);
    }

    /// <inheritdoc />
    public ValueTask<IReadOnlyList<JournalDelivery>> TakeDeliveriesAsync(int most, TimeSpan hold, CancellationToken cancellationToken) =>
        Writer.WriteAsync(session => SqliteInbox.Take(session, most, Now, hold), cancellationToken);

    /// <inheritdoc />
    public async ValueTask FinishDeliveryAsync(JournalDelivery taken, DeliveryEnd end, TimeSpan retryIn, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(taken);
        await Writer.WriteAsync(session => SqliteInbox.Finish(session, taken, end, Now + retryIn.Ticks), cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc />
    public async ValueTask<ReadOnlyMemory<byte>> GetSecretAsync(string name, CancellationToken cancellationToken)
    {
        byte[]? known = await ReadAsync(session => SqliteMemory.FindSecret(session, name), cancellationToken).ConfigureAwait(false);
        return known ?? await Writer.WriteAsync(session => SqliteMemory.MakeSecret(session, name), cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc />
    /// <remarks>The room is used again by later writes; the file does not become smaller by itself.</remarks>
    public async ValueTask<long> ForgetAsync(DateTimeOffset finalBefore, int most, CancellationToken cancellationToken)
    {
        long forgotten = 0;
        SqliteRow? last = null;
        while (forgotten < most)
        {
            cancellationToken.ThrowIfCancellationRequested();
            SqliteRow? after = last;
            int some = (int)Math.Min(most - forgotten, Page);
            List<SqliteRow> rows = await ReadAsync(session => SqliteRetention.Find(session, finalBefore.UtcTicks, after, some, Now), cancellationToken).ConfigureAwait(false);
            IEnumerable<Task<bool>> writes = SqliteRow.ReadWhatCanBe(rows, row => row.ToRecord(_codec))
                .Where(record => record.Status.IsFinal() && record.UpdatedAt < finalBefore)
                .Select(record => ForgetAsync(record, cancellationToken));
            forgotten += (await Task.WhenAll(writes).ConfigureAwait(false)).Count(static isForgotten => isForgotten);
            if (rows.Count < some) break;
            last = rows[^1];
        }

        // The log is cut after the commit was told: whoever comes after that has waited for it.
        if (forgotten > 0) await Writer.WriteAsync(static _ => true, cancellationToken).ConfigureAwait(false);
        return forgotten;
    }

    /// <summary>Ends the writes that were begun, folds the log into the file and closes it.</summary>
    public async ValueTask DisposeAsync()
    {
        _readers?.Dispose();
        if (_writer is { } writer) await writer.DisposeAsync().ConfigureAwait(false);
        _opening.Dispose();
    }

    /// <summary>The same as <see cref="DisposeAsync"/>, for containers that dispose synchronously.</summary>
#pragma warning disable VSTHRD002 // Nothing in this library resumes on the caller's context, so blocking cannot deadlock.
    public void Dispose() => DisposeAsync().AsTask().GetAwaiter().GetResult();
#pragma warning restore VSTHRD002

    private Task<bool> ForgetAsync(JournalRecord record, CancellationToken cancellationToken)
    {
        byte[] body = _codec.Write(ForgottenRecord.Of(record, _time.GetUtcNow()));
        return Writer.WriteAsync(session => SqliteRetention.Forget(session, record.Reference, record.Version, body), cancellationToken).AsTask();
    }

    private ValueTask<T> ReadAsync<T>(Func<SqliteSession, T> read, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return new(Readers.Read(read));
    }

    private static InvalidOperationException NotOpen() => new("The journal is not open: call OpenAsync first.");
}
