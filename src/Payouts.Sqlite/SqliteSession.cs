using Microsoft.Data.Sqlite;

namespace Payouts.Sqlite;

/// <summary>One connection with its prepared statements; used by one caller at a time.</summary>
internal sealed class SqliteSession : IDisposable
{
    private readonly Dictionary<string, SqliteCommand> _commands = new(StringComparer.Ordinal);

    private SqliteSession(SqliteConnection connection) => Connection = connection;

    internal SqliteConnection Connection { get; }

    /// <summary>Whether people were forgotten since the log was folded last: what it still holds of them is cut off.</summary>
    internal bool HasForgotten { get; set; }

    /// <summary>Opens the file with the settings that durability rests on.</summary>
    internal static SqliteSession Open(string file, bool isReader)
    {
        var text = new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadWrite, Pooling = false, DefaultTimeout = 5 };
        var connection = new SqliteConnection(text.ConnectionString);
        try
        {
            connection.Open();

            // Checkpoints are made by the writer alone, under the cross-process lock; each commit is on the disk before it is acknowledged.
            SqliteSchema.Execute(connection, "PRAGMA wal_autocheckpoint = 0; PRAGMA synchronous = FULL; PRAGMA fullfsync = ON; PRAGMA foreign_keys = OFF; PRAGMA temp_store = MEMORY;");

            // What is deleted is overwritten: who is forgotten does not live on in pages that are free.
            SqliteSchema.Execute(connection, isReader ? "PRAGMA query_only = ON;" : "PRAGMA secure_delete = ON; PRAGMA cache_size = -16384;");
            return new SqliteSession(connection);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>A prepared statement with these values bound to <c>$1</c>, <c>$2</c> and so on.</summary>
    internal SqliteCommand Prepare(string sql, params ReadOnlySpan<object?> values)
    {
        if (!_commands.TryGetValue(sql, out SqliteCommand? command))
        {
            command = Connection.CreateCommand();
#pragma warning disable CA2100 // Every text is a constant of this assembly; values are bound.
            command.CommandText = sql;
#pragma warning restore CA2100
            for (int number = 1; number <= values.Length; number++)
            {
                SqliteParameter parameter = command.CreateParameter();
                parameter.ParameterName = $"${number}";
                command.Parameters.Add(parameter);
            }

            _commands.Add(sql, command);
        }

        for (int index = 0; index < values.Length; index++) command.Parameters[index].Value = values[index] ?? DBNull.Value;
        return command;
    }

    internal int Execute(string sql, params ReadOnlySpan<object?> values) => Prepare(sql, values).ExecuteNonQuery();

    public void Dispose()
    {
        foreach (SqliteCommand command in _commands.Values) command.Dispose();
        Connection.Dispose();
    }
}
