using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Payouts.PostgreSql.Tests.Support;

/// <summary>A PostgreSQL server of its own in a temporary folder, on a free port of this machine.</summary>
internal sealed class TestServer : IAsyncDisposable
{
    internal const string User = "payouts_admin";
    internal const string Password = "hush-4711-Zq";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("payouts-postgresql-");

    private TestServer() => Port = FreePort();

    internal int Port { get; }

    internal string Data => Path.Combine(_folder.FullName, "data");

    /// <summary>Makes a cluster and starts it.</summary>
    internal static async Task<TestServer> StartNewAsync(params string[] settings)
    {
        TestServer server = await MakeAsync();
        try
        {
            string password = Path.Combine(server._folder.FullName, "password");
            await File.WriteAllTextAsync(password, Password);
            await RunAsync("initdb", "-D", server.Data, "-U", User, "-A", "scram-sha-256", $"--pwfile={password}", "-E", "UTF8", "--locale=C", "-N");
            await server.ConfigureAsync(["max_connections = 300", .. settings]);
            await server.StartAsync();
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>A streaming standby of this server, started.</summary>
    internal async Task<TestServer> StartStandbyAsync()
    {
        TestServer standby = await MakeAsync();
        try
        {
            await RunAsync("pg_basebackup", "-D", standby.Data, "-d", $"host=127.0.0.1 port={Port} user={User} password={Password}", "-R", "-c", "fast");
            await standby.ConfigureAsync([]);
            await standby.StartAsync();
            return standby;
        }
        catch
        {
            await standby.DisposeAsync();
            throw;
        }
    }

    internal string ConnectionString(string database = "postgres") => new NpgsqlConnectionStringBuilder
    {
        Host = "127.0.0.1",
        Port = Port,
        Username = User,
        Password = Password,
        Database = database,
        Timeout = 30,
    }.ConnectionString;

    /// <summary>Waits until this standby has replayed all that a primary has written so far.</summary>
    internal async Task CatchUpAsync(TestServer primary)
    {
        string written = await AskAsync(primary, "SELECT pg_current_wal_lsn()::text");
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (await AskAsync(this, $"SELECT (pg_last_wal_replay_lsn() >= '{written}'::pg_lsn)::text") != "true")
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, patience.Token);

        static async Task<string> AskAsync(TestServer server, string question)
        {
            await using var connection = new NpgsqlConnection(server.ConnectionString());
            await connection.OpenAsync();
            await using var command = new NpgsqlCommand(question, connection);
            return (string)(await command.ExecuteScalarAsync())!;
        }
    }

    internal Task StartAsync() => RunAsync("pg_ctl", "-D", Data, "-w", "-t", "120", "-l", Path.Combine(Data, "log"), "start");

    /// <summary>Ends the server: <c>immediate</c> is a crash.</summary>
    internal Task StopAsync(string mode) => RunAsync("pg_ctl", "-D", Data, "-m", mode, "-w", "-t", "120", "stop");

    /// <summary>Stops the server as a crash would, and starts it again on the same files: it recovers from its log.</summary>
    internal async Task CrashAsync()
    {
        await StopAsync("immediate");
        await StartAsync();
    }

    internal Task PromoteAsync() => RunAsync("pg_ctl", "-D", Data, "-w", "-t", "120", "promote");

    /// <summary>Copies the files of a server that is stopped.</summary>
    internal void Save() => Copy(Data, Path.Combine(_folder.FullName, "saved"));

    /// <summary>Puts the copy in the place of the files.</summary>
    internal async Task PutBackAsync()
    {
        Directory.Delete(Data, recursive: true);
        Directory.Move(Path.Combine(_folder.FullName, "saved"), Data);
        if (PostgreSqlRequirement.IsRoot) await RunPlainAsync("chown", "-R", "postgres", Data);
    }

    public async ValueTask DisposeAsync()
    {
        if (File.Exists(Path.Combine(Data, "postmaster.pid"))) await StopAsync("immediate");
        _folder.Delete(recursive: true);
    }

    private static async Task<TestServer> MakeAsync()
    {
        if (PostgreSqlRequirement.Missing is { } missing) throw new InvalidOperationException(missing);
        var server = new TestServer();
        if (PostgreSqlRequirement.IsRoot) await RunPlainAsync("chown", "postgres", server._folder.FullName);
        return server;
    }

    private Task ConfigureAsync(string[] settings) => File.AppendAllLinesAsync(
        Path.Combine(Data, "postgresql.conf"),
        ["listen_addresses = '127.0.0.1'", $"port = {Port.ToString(CultureInfo.InvariantCulture)}", "unix_socket_directories = ''", .. settings]);

    private static Task RunAsync(string tool, params string[] arguments)
    {
        string path = Path.Combine(PostgreSqlRequirement.Folder!, tool);
        return PostgreSqlRequirement.IsRoot
            ? RunPlainAsync(PostgreSqlRequirement.RunUser!, ["-u", "postgres", "--", path, .. arguments])
            : RunPlainAsync(path, arguments);
    }

    // The server keeps what it inherits open for as long as it runs, so its output is not waited for.
    private static async Task RunPlainAsync(string file, params string[] arguments)
    {
        var start = new ProcessStartInfo(file, arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Path.GetTempPath() };
        start.Environment["LC_ALL"] = "C";
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode == 0) return;
        throw new InvalidOperationException($"{Path.GetFileName(file)} ended with {process.ExitCode}: {await output} {await errors}");
    }

    private static void Copy(string from, string to)
    {
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(to);
        else Directory.CreateDirectory(to, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        foreach (string file in Directory.GetFiles(from)) File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        foreach (string folder in Directory.GetDirectories(from)) Copy(folder, Path.Combine(to, Path.GetFileName(folder)));
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
