using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Payouts.DependencyInjection;
using Payouts.PostgreSql.Tests.Support;

namespace Payouts.Chaos.Journals;

/// <summary>Where the journals of a run are: files in a temporary folder, or schemas on a server of its own.</summary>
internal sealed class JournalPlaces : IAsyncDisposable
{
    /// <summary>What the command line takes.</summary>
    internal static readonly string[] Kinds = ["sqlite", "postgres"];

    /// <summary>What it takes where one process is enough.</summary>
    internal const string Memory = "memory";

    // Children are told where the server is by their environment: a command line can be read by everybody.
    private const string Server = "PAYOUTS_CHAOS_SERVER";

    private readonly DirectoryInfo? _folder;
    private readonly TestServer? _server;

    private JournalPlaces(string kind, DirectoryInfo? folder, TestServer? server) => (Kind, _folder, _server) = (kind, folder, server);

    /// <summary>Which journal it is.</summary>
    public string Kind { get; }

    /// <summary>Why there can be none here, in one line, or <c>null</c>.</summary>
    public static string? Missing(string kind) =>
        !OperatingSystem.IsLinux() && !OperatingSystem.IsMacOS() ? "Processes are killed by SIGKILL, which this system does not have."
        : kind == "postgres" ? PostgreSqlRequirement.Missing
        : null;

    public static async Task<JournalPlaces> OpenAsync(string kind)
    {
        if (kind == Memory) return new JournalPlaces(kind, folder: null, server: null);
        if (kind == "sqlite") return new JournalPlaces(kind, Directory.CreateTempSubdirectory("payouts-chaos-"), server: null);
        TestServer server = await TestServer.StartNewAsync("max_connections = 800", "autovacuum_naptime = 2");
        return new JournalPlaces(kind, folder: null, server);
    }

    /// <summary>The file or the schema of one journal.</summary>
    public string Of(string name) => _folder is null ? name : Path.Combine(_folder.FullName, $"{name}.db");

    /// <summary>Tells a child where the server is.</summary>
    public void Tell(IDictionary<string, string?> environment)
    {
        if (_server is not null) environment[Server] = _server.ConnectionString();
    }

    /// <summary>Tells this process where the server is, for a client of its own.</summary>
    public void Tell()
    {
        if (_server is not null) Environment.SetEnvironmentVariable(Server, _server.ConnectionString());
    }

    /// <summary>Whether there is a server, which can be restarted.</summary>
    public bool HasServer => _server is not null;

    /// <summary>Stops the server as a crash would, and starts it again on the same files.</summary>
    public Task RestartAsync() => _server?.CrashAsync() ?? Task.CompletedTask;

    /// <summary>Uses a journal in a child.</summary>
    public static void Use(PayoutsBuilder payouts, string kind, string place)
    {
        if (kind == "sqlite") payouts.UseSqliteJournal(place);
        else if (kind == Memory) payouts.UseInMemoryJournal();
        else UseServer(payouts, place);
    }

    /// <summary>How many bytes a journal takes, 0 in memory.</summary>
    public async Task<long> SizeOfAsync(string name)
    {
        if (_folder is not null) return _folder.EnumerateFiles($"{name}.db*").Sum(static file => file.Length);
        if (_server is null) return 0;
        await using var connection = new NpgsqlConnection(_server.ConnectionString());
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("SELECT coalesce(sum(pg_total_relation_size(c.oid)), 0)::bigint FROM pg_class c WHERE c.relkind = 'r' AND c.relnamespace = to_regnamespace($1)", connection) { Parameters = { new() { Value = name } } };
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private static void UseServer(PayoutsBuilder payouts, string place)
    {

        // Many processes share the server: each takes few of its connections.
        string connection = new NpgsqlConnectionStringBuilder(Environment.GetEnvironmentVariable(Server)) { MaxPoolSize = 4, ConnectionIdleLifetime = 2, ConnectionPruningInterval = 1 }.ConnectionString;
        payouts.UsePostgreSqlJournal(connection, options => (options.Schema, options.WriteConnections, options.UseNotifications) = (place, 1, false));
    }

    public async ValueTask DisposeAsync()
    {
        _folder?.Delete(recursive: true);
        if (_server is not null) await _server.DisposeAsync();
    }
}
