using System.Transactions;
using Npgsql;
using Payouts.Journal;

namespace Payouts.PostgreSql;

/// <summary>Opens connections of one journal: to read, and to write once the server was looked at.</summary>
internal sealed class PostgreSqlConnections : IAsyncDisposable
{
    private readonly PostgreSqlJournalOptions _options;
    private readonly PostgreSqlContext _context;
    private readonly NpgsqlDataSource _dataSource;
    private readonly bool _isOwned;
    private long _breaks;

    internal PostgreSqlConnections(PostgreSqlJournalOptions options, PostgreSqlContext context)
    {
        _options = options;
        _context = context;
        _isOwned = options.DataSource is null;
        _dataSource = options.DataSource?.Invoke() switch
        {
            null => MakeDataSource(options),
            NpgsqlMultiHostDataSource several => several.WithTargetSession(TargetSessionAttributes.Primary),
            NpgsqlDataSource one => one,
        };
        Continuity = new PostgreSqlContinuity(context);
    }

    internal PostgreSqlContinuity Continuity { get; }

    /// <summary>How many connections of this process broke so far: where one did, the others are not trusted either.</summary>
    internal long Breaks => Interlocked.Read(ref _breaks);

    internal void NoteBreak() => Interlocked.Increment(ref _breaks);

    /// <summary>A connection leads to a server that is not to be used: it, and what the pool has besides, is closed rather than given out again.</summary>
    internal void Condemn()
    {
        NoteBreak();
        _dataSource.Clear();
    }

    /// <summary>A connection outside of any transaction that the caller may have around it.</summary>
    internal async Task<NpgsqlConnection> OpenAsync(CancellationToken cancellationToken)
    {
        if (Transaction.Current is null) return await _dataSource.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        using var none = new TransactionScope(TransactionScopeOption.Suppress, TransactionScopeAsyncFlowOption.Enabled);
        return await _dataSource.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>A connection to write with: the server is looked at, and what changed is noted, before anything else is written over it.</summary>
    internal async Task<PostgreSqlSession> OpenSessionAsync(CancellationToken cancellationToken)
    {
        NpgsqlConnection connection = await OpenAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await Continuity.CheckAsync(connection, _options, cancellationToken).ConfigureAwait(false);
            string mark = await PostgreSqlSession.SetUpAsync(connection, _options, cancellationToken).ConfigureAwait(false);
            return new PostgreSqlSession(connection, mark, _context, _options.CommandTimeout);
        }
        catch (Exception error)
        {
            if (error is PayoutJournalException) Condemn();
            await connection.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Looks at the server, makes or migrates the schema, and notes which server it is.</summary>
    internal async Task PrepareAsync(CancellationToken cancellationToken)
    {
        NpgsqlConnection connection = await OpenAsync(cancellationToken).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            (await PostgreSqlContinuity.AskAsync(connection, cancellationToken).ConfigureAwait(false)).Check(_options);
            await new PostgreSqlSchema(_options).PrepareAsync(connection, cancellationToken).ConfigureAwait(false);
            await Continuity.CheckAsync(connection, _options, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Looks at the server anew unless that was done a moment ago.</summary>
    internal async Task<JournalContinuity> CheckContinuityAsync(CancellationToken cancellationToken)
    {
        if (Continuity.IsKnownSince(_options.ContinuityInterval)) return JournalContinuity.Unbroken;
        try
        {
            return await CheckOnceAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (NpgsqlException error) when (PostgreSqlReaders.IsGone(error))
        {
            // The pool's connection was from before a restart: the next one is new.
            NoteBreak();
            return await CheckOnceAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    public ValueTask DisposeAsync() => _isOwned ? _dataSource.DisposeAsync() : ValueTask.CompletedTask;

    private async Task<JournalContinuity> CheckOnceAsync(CancellationToken cancellationToken)
    {
        NpgsqlConnection connection = await OpenAsync(cancellationToken).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false)) return await Continuity.CheckAsync(connection, _options, cancellationToken).ConfigureAwait(false);
    }

    private static NpgsqlDataSource MakeDataSource(PostgreSqlJournalOptions options)
    {
        var text = new NpgsqlConnectionStringBuilder(options.ConnectionString)
        {
            // Details and failed statements hold values; a transaction of the caller's is not the journal's.
            IncludeErrorDetail = false,
            IncludeFailedBatchedCommand = false,
            PersistSecurityInfo = false,
            Enlist = false,
        };
        text.ApplicationName ??= "payouts";
        if (text.Host!.Contains(',', StringComparison.Ordinal)) text.TargetSessionAttributes ??= "primary";
        return new NpgsqlDataSourceBuilder(text.ConnectionString).Build();
    }
}
