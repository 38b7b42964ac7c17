using Npgsql;

namespace Payouts.PostgreSql.Tests.Support;

/// <summary>Where one journal is: a database and a schema in it.</summary>
internal sealed record JournalPlace(string ConnectionString, string Schema)
{
    /// <summary>Another journal over the same place, as another process has it.</summary>
    internal PostgreSqlPayoutJournal Journal(TimeProvider? judge = null, Action<PostgreSqlJournalOptions>? configure = null)
    {
        var options = new PostgreSqlJournalOptions { ConnectionString = ConnectionString, Schema = Schema };
        configure?.Invoke(options);
        return new PostgreSqlPayoutJournal(options, TimeProvider.System, protector: null, judge);
    }

    internal async Task<PostgreSqlPayoutJournal> OpenAsync(TimeProvider? judge = null, Action<PostgreSqlJournalOptions>? configure = null)
    {
        PostgreSqlPayoutJournal journal = Journal(judge, configure);
        await journal.OpenAsync(CancellationToken.None);
        return journal;
    }

    internal JournalPlace As(string user, string password) => this with
    {
        ConnectionString = new NpgsqlConnectionStringBuilder(ConnectionString) { Username = user, Password = password }.ConnectionString,
    };

    internal JournalPlace Through(int port) => this with { ConnectionString = new NpgsqlConnectionStringBuilder(ConnectionString) { Port = port }.ConnectionString };

    internal async Task ExecuteAsync(string sql)
    {
        await using NpgsqlConnection connection = await ConnectAsync();
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 300 };
        await command.ExecuteNonQueryAsync();
    }

    internal async Task<T> ScalarAsync<T>(string sql)
    {
        await using NpgsqlConnection connection = await ConnectAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    internal async Task<NpgsqlConnection> ConnectAsync()
    {
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(ConnectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        return connection;
    }
}
