using System.Globalization;
using Npgsql;
using Payouts.Chaos.Journals;
using Payouts.Journal;
using Payouts.PostgreSql;
using Payouts.PostgreSql.Tests.Support;
using Payouts.Sqlite;
using Payouts.Testing;

namespace Payouts.Chaos.Defects;

/// <summary>Where the journals of the scripts are; their claims are judged by the script's clock.</summary>
internal sealed class DefectJournals(string kind) : IAsyncDisposable
{
    /// <summary>The journals there are.</summary>
    internal static readonly string[] Kinds = ["memory", "sqlite", "postgres"];

    private readonly DirectoryInfo? _folder = kind == "sqlite" ? Directory.CreateTempSubdirectory("payouts-defects-") : null;
    private TestServer? _server;
    private int _places;

    /// <summary>Which journal it is.</summary>
    public string Kind => kind;

    /// <summary>Why there can be none here, or <c>null</c>.</summary>
    public static string? Missing(string kind) => kind == "postgres" ? JournalPlaces.Missing(kind) : null;

    public static async Task<DefectJournals> OpenAsync(string kind)
    {
        var journals = new DefectJournals(kind);
        if (kind == "postgres") journals._server = await TestServer.StartNewAsync();
        return journals;
    }

    /// <summary>A place of its own; each call of what comes back opens it once more, as another process does.</summary>
    public Func<IPayoutJournal> NewPlace(ManualClock clock)
    {
        string name = string.Create(CultureInfo.InvariantCulture, $"script_{Interlocked.Increment(ref _places)}");
        switch (kind)
        {
            case "sqlite":
                return () => new SqlitePayoutJournal(new SqliteJournalOptions { Path = Path.Combine(_folder!.FullName, $"{name}.db") }, clock);
            case "postgres":
                return () => OnServer(_server!.ConnectionString(), name, clock);
            default:
                var journal = new InMemoryPayoutJournal(clock);
                return () => journal;
        }
    }

    /// <summary>A journal on a server.</summary>
    public static PostgreSqlPayoutJournal OnServer(string connection, string schema, ManualClock clock)
    {
        var options = new PostgreSqlJournalOptions
        {
            ConnectionString = new NpgsqlConnectionStringBuilder(connection) { MaxPoolSize = 6 }.ConnectionString,
            Schema = schema,
            WriteConnections = 1,
            UseNotifications = false,
            ContinuityInterval = TimeSpan.FromSeconds(1),
        };
        return new PostgreSqlPayoutJournal(options, TimeProvider.System, protector: null, judge: clock);
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is not null) await _server.DisposeAsync();
        _folder?.Delete(recursive: true);
    }
}
