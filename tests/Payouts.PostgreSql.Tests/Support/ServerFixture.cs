namespace Payouts.PostgreSql.Tests.Support;

/// <summary>One server for all tests that do not harm it.</summary>
public sealed class ServerFixture : IAsyncLifetime
{
    private TestServer? _server;
    private int _places;

    internal TestServer Server => _server ?? throw new InvalidOperationException(PostgreSqlRequirement.Missing);

    public async Task InitializeAsync()
    {
        if (PostgreSqlRequirement.Missing is null) _server = await TestServer.StartNewAsync();
    }

    public async Task DisposeAsync()
    {
        if (_server is not null) await _server.DisposeAsync();
    }

    /// <summary>A place for a journal of its own: another schema in the same database.</summary>
    internal JournalPlace NewPlace() => new(Server.ConnectionString(), $"journal_{Interlocked.Increment(ref _places)}");

    /// <summary>A database of its own.</summary>
    internal async Task<JournalPlace> NewDatabaseAsync(string options = "")
    {
        string name = $"database_{Interlocked.Increment(ref _places)}";
        await NewPlace().ExecuteAsync($"CREATE DATABASE {name} {options}");
        return new JournalPlace(Server.ConnectionString(name), "payouts");
    }
}
