using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Payouts.DependencyInjection;

namespace Payouts.Benchmarks.Durable;

/// <summary>A folder of SQLite files.</summary>
internal sealed class SqlitePlace : DurablePlace
{
    public const string Kind = "sqlite";

    private readonly BenchmarkFolder _folder = new();
    private readonly ConcurrentDictionary<int, FileStream> _memories = new();

    public override string Name => Kind;

    public override string BaselineName => "single-row commits, one at a time";

    public override string Disk => BenchmarkFolder.DiskOf(_folder.Path);

    public override void Use(PayoutsBuilder payouts, int number = 0) => payouts.UseSqliteJournal(FileOf(number));

    public override Task<double> BaselineAsync(int callers, TimeSpan time, CancellationToken cancellationToken) =>
        Task.Run(() => SingleRowCommits.Rate(Path.Combine(_folder.Path, "plain.db"), time), cancellationToken);

    // The shared memory of the log counts transactions in its header (sqlite.org/walformat.html, 2.1: iChange). Never closed while the journal is open: that would end its locks.
    public override Task<long> CommitsAsync(int number = 0)
    {
        FileStream memory = _memories.GetOrAdd(number, key => new FileStream($"{FileOf(key)}-shm", FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0));
        Span<byte> counter = stackalloc byte[4];
        memory.Position = 8;
        memory.ReadExactly(counter);
        return Task.FromResult((long)BitConverter.ToUInt32(counter));
    }

    // Of the same library, which closes no handle while another of its connections holds a lock.
    public override async Task<bool> StandsAsync(string reference, int version)
    {
        await using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = FileOf(0), Mode = SqliteOpenMode.ReadWrite }.ConnectionString);
        await connection.OpenAsync();
        await using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "SELECT EXISTS (SELECT 1 FROM payouts WHERE reference = $1 AND version >= $2);";
        command.Parameters.AddWithValue("$1", reference);
        command.Parameters.AddWithValue("$2", version);
        return await command.ExecuteScalarAsync() is 1L;
    }

    public override async Task FillAsync(int number)
    {
        await HistorySamples.MakeAsync(this, number);
        await Task.Run(() => SqliteHistory.Fill(FileOf(number), number));
    }

    private string FileOf(int number) => Path.Combine(_folder.Path, $"payouts-{number}.db");

    public override ValueTask DisposeAsync()
    {
        foreach (FileStream memory in _memories.Values) memory.Dispose();
        SqliteConnection.ClearAllPools();
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }
}
