using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Payouts.DependencyInjection;
using Payouts.PostgreSql.Tests.Support;

namespace Payouts.Benchmarks.Durable;

/// <summary>A PostgreSQL server of its own, with the settings it comes with: every commit waits for the disk.</summary>
internal sealed class PostgreSqlPlace : DurablePlace
{
    public const string Kind = "postgres";

    private readonly TestServer _server;
    private readonly PgBench _bench;
    private readonly NpgsqlDataSource _watcher;

    private PostgreSqlPlace(TestServer server)
    {
        _server = server;
        _bench = new PgBench(server);
        _watcher = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(server.ConnectionString()) { MaxPoolSize = 8 });
    }

    public override string Name => Kind;

    public override string BaselineName => "pgbench, two single-row transactions a payout";

    public override string Disk => BenchmarkFolder.DiskOf(_server.Data);

    public string ConnectionString => _server.ConnectionString();

    public static async Task<PostgreSqlPlace> StartAsync(params string[] settings) => new(await TestServer.StartNewAsync(["fsync = on", "synchronous_commit = on", "full_page_writes = on", "max_connections = 400", .. settings]));

    public override void Use(PayoutsBuilder payouts, int number = 0) => payouts.UsePostgreSqlJournal(ConnectionString, options => options.Schema = SchemaOf(number));

    public override Task<double> BaselineAsync(int callers, TimeSpan time, CancellationToken cancellationToken) => _bench.RateAsync(callers, time, cancellationToken);

    // The statistics of a session are sent when it is idle, at most once a second: this one waits until those of the others must have come.
    public override async Task<long> CommitsAsync(int number = 0)
    {
        await Task.Delay(TimeSpan.FromMilliseconds(1_500));
        return Convert.ToInt64(await AskAsync("SELECT xact_commit FROM pg_stat_database WHERE datname = current_database()"));
    }

    public override async Task<bool> StandsAsync(string reference, int version)
    {
        await using NpgsqlCommand command = _watcher.CreateCommand($"SELECT EXISTS (SELECT 1 FROM {SchemaOf(0)}.payouts WHERE reference = $1 AND version >= $2)");
        command.Parameters.AddWithValue(reference);
        command.Parameters.AddWithValue((long)version);
        return await command.ExecuteScalarAsync() is true;
    }

    public override async Task FillAsync(int number)
    {
        await HistorySamples.MakeAsync(this, number);
        await PostgreSqlHistory.FillAsync(this, SchemaOf(number), number);
    }

    private static string SchemaOf(int number) => $"payouts_{number}";

    public async Task<object> AskAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(ConnectionString);
        await connection.OpenAsync();
#pragma warning disable CA2100 // The benchmark's own texts.
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
#pragma warning restore CA2100
        return (await command.ExecuteScalarAsync()) ?? DBNull.Value;
    }

    public override async ValueTask DisposeAsync()
    {
        await _watcher.DisposeAsync();
        await _server.DisposeAsync();
    }
}
