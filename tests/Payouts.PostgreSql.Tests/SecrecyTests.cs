using System.Net;
using System.Net.Sockets;
using Npgsql;
using Payouts.Journal;
using Payouts.PostgreSql.Tests.Support;

namespace Payouts.PostgreSql.Tests;

/// <summary>Messages say what to do, and nothing that is private.</summary>
[Collection(OneServer.Name)]
public sealed class SecrecyTests(ServerFixture fixture)
{
    private const string Secret = "canary-8ZkP";

    public static TheoryData<string, string> WrongPlaces => new()
    {
        { $"Password={Secret}", "*refused the sign-in*" },
        { $"Username={Secret}", "*refused the sign-in*" },
        { $"Database={Secret}", "*no such database*" },
        { "Port=1", "*cannot be reached*" },
        { $"Host={Secret}.invalid", "*cannot be reached*" },
    };

    [PostgreSqlTheory]
    [MemberData(nameof(WrongPlaces))]
    public async Task A_wrong_connection_string_is_told_without_quoting_it(string change, string message)
    {
        JournalPlace place = fixture.NewPlace();
        string[] parts = change.Split('=');
        var text = new NpgsqlConnectionStringBuilder(place.ConnectionString) { [parts[0]] = parts[1], IncludeErrorDetail = true };
        await using PostgreSqlPayoutJournal journal = (place with { ConnectionString = text.ConnectionString }).Journal();

        Func<Task> open = () => journal.OpenAsync(CancellationToken.None).AsTask();

        PayoutJournalException told = (await open.Should().ThrowAsync<PayoutJournalException>().WithMessage(message)).Which;
        told.ToString().Should().NotContainAny(Secret, TestServer.Password, TestServer.User);
    }

    [PostgreSqlFact]
    public async Task What_the_server_says_of_a_refused_row_is_not_told()
    {
        JournalPlace place = fixture.NewPlace();
        await using var dataSource = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(place.ConnectionString) { IncludeErrorDetail = true, IncludeFailedBatchedCommand = true }.ConnectionString);
        await using var journal = new PostgreSqlPayoutJournal(new PostgreSqlJournalOptions { DataSource = () => dataSource, Schema = place.Schema }, TimeProvider.System);
        await journal.OpenAsync(CancellationToken.None);
        await place.ExecuteAsync($"ALTER TABLE {place.Schema}.payouts ADD CONSTRAINT refused CHECK (handle NOT LIKE '%{Secret}%')");

        Func<Task> insert = () => journal.InsertAsync(new JournalWrite { Record = Samples.Record("payout") with { Handle = Secret } }, CancellationToken.None).AsTask();

        PayoutJournalException told = (await insert.Should().ThrowAsync<PayoutJournalException>().WithMessage("*(SQLSTATE 23514)*")).Which;
        told.ToString().Should().NotContainAny(Secret, Samples.Phone, TestServer.Password, TestServer.User);
    }

    [PostgreSqlFact]
    public async Task A_server_that_accepts_and_says_nothing_is_told_as_slow()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        var text = new NpgsqlConnectionStringBuilder(fixture.Server.ConnectionString()) { Port = ((IPEndPoint)silent.LocalEndpoint).Port, Timeout = 1 };
        await using PostgreSqlPayoutJournal journal = new JournalPlace(text.ConnectionString, "payouts").Journal();

        Func<Task> open = () => journal.OpenAsync(CancellationToken.None).AsTask();

        PayoutJournalException told = (await open.Should().ThrowAsync<PayoutJournalException>().WithMessage("*did not answer in time*")).Which;
        told.ToString().Should().NotContainAny(TestServer.Password, TestServer.User);
    }

    [Theory]
    [InlineData($"Host=localhost;Password=abc;{Secret}=1")]
    [InlineData($"Host=localhost;Port={Secret}")]
    [InlineData($"Host=localhost;Password='{Secret}")]
    public void A_connection_string_that_cannot_be_read_is_told_without_quoting_it(string connectionString)
    {
        Action make = () => _ = new PostgreSqlPayoutJournal(new PostgreSqlJournalOptions { ConnectionString = connectionString }, TimeProvider.System);

        make.Should().Throw<ArgumentException>().WithMessage("*ConnectionString cannot be read*").Which.ToString().Should().NotContain(Secret);
    }

    [Fact]
    public void Options_show_their_schema_only() =>
        new PostgreSqlJournalOptions { ConnectionString = $"Host=localhost;Password={Secret}", Schema = "money" }.ToString().Should().Be("PostgreSQL journal money");
}
