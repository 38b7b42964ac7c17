using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Npgsql;
using Payouts.Journal;

namespace Payouts.PostgreSql.Tests;

/// <summary>Settings and registration; no server is needed.</summary>
public sealed class OptionsTests
{
    private const string Place = "Host=localhost;Database=shop";

    public static TheoryData<Action<PostgreSqlJournalOptions>, string> Wrong => new()
    {
        { options => options.ConnectionString = " ", "ConnectionString is missing" },
        { options => options.ConnectionString = "Database=shop", "names no Host" },
        { options => options.ConnectionString = "Host=localhost;Maximum Pool Size=3", "Maximum Pool Size of 3" },
        { options => options.ConnectionString = "Host=one,two;Target Session Attributes=prefer-standby", "Target Session Attributes" },
        { options => options.ConnectionString = "Host=one,two;Target Session Attributes=any", "Target Session Attributes" },
        { options => options.DataSource = () => NpgsqlDataSource.Create(Place), "both set" },
        { options => options.Schema = "", "Schema is" },
        { options => options.Schema = "Payouts", "Schema is" },
        { options => options.Schema = "1payouts", "Schema is" },
        { options => options.Schema = "pg_payouts", "Schema is" },
        { options => options.Schema = "payouts\"; DROP SCHEMA public; --", "Schema is" },
        { options => options.Schema = "payouts\n", "Schema is" },
        { options => options.Schema = new string('p', 41), "Schema is" },
        { options => options.MaxBatch = 0, "MaxBatch is 1 to 4096; it is 0" },
        { options => options.MaxBatch = 4097, "MaxBatch is 1 to 4096; it is 4097" },
        { options => options.WriteConnections = 0, "WriteConnections is 1 to 16; it is 0" },
        { options => options.WriteConnections = 17, "WriteConnections is 1 to 16; it is 17" },
        { options => options.CommandTimeout = TimeSpan.Zero, "CommandTimeout is" },
        { options => options.LockTimeout = options.CommandTimeout * 2, "LockTimeout is" },
        { options => options.ContinuityInterval = TimeSpan.FromHours(1), "ContinuityInterval is" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void A_setting_out_of_its_range_is_refused_by_name(Action<PostgreSqlJournalOptions> change, string message)
    {
        var options = new PostgreSqlJournalOptions { ConnectionString = Place };
        change(options);

        Action make = () => _ = new PostgreSqlPayoutJournal(options, TimeProvider.System);

        make.Should().Throw<ArgumentException>().WithMessage($"*{message}*");
    }

    [Fact]
    public void What_is_set_by_default_is_accepted()
    {
        Action make = () => _ = new PostgreSqlPayoutJournal(new PostgreSqlJournalOptions { ConnectionString = Place }, TimeProvider.System);

        make.Should().NotThrow();
    }

    [Fact]
    public async Task A_connection_string_registers_the_journal()
    {
        var services = new ServiceCollection();
        services.AddPayouts(payouts => payouts.UsePostgreSqlJournal(Place, options => options.Schema = "money"));
        await using ServiceProvider provider = services.BuildServiceProvider();

        provider.GetRequiredService<IPayoutJournal>().Should().BeOfType<PostgreSqlPayoutJournal>();
        provider.GetRequiredService<IOptions<PostgreSqlJournalOptions>>().Value.Should().Match<PostgreSqlJournalOptions>(options => options.Schema == "money" && options.ConnectionString == Place);
    }

    [Fact]
    public async Task The_services_data_source_registers_the_journal()
    {
        await using var dataSource = NpgsqlDataSource.Create(Place);
        var services = new ServiceCollection();
        services.AddSingleton(dataSource);
        services.AddPayouts(payouts => payouts.UsePostgreSqlJournal());
        await using ServiceProvider provider = services.BuildServiceProvider();

        provider.GetRequiredService<IPayoutJournal>().Should().BeOfType<PostgreSqlPayoutJournal>();
        provider.GetRequiredService<IOptions<PostgreSqlJournalOptions>>().Value.DataSource!().Should().BeSameAs(dataSource);
    }

    [Fact]
    public async Task The_last_registration_counts()
    {
        await using var dataSource = NpgsqlDataSource.Create(Place);
        var services = new ServiceCollection();
        services.AddPayouts(payouts => payouts.UsePostgreSqlJournal(Place).UsePostgreSqlJournal(_ => dataSource).UsePostgreSqlJournal(Place));
        await using ServiceProvider provider = services.BuildServiceProvider();

        provider.GetRequiredService<IPayoutJournal>().Should().BeOfType<PostgreSqlPayoutJournal>();
        provider.GetRequiredService<IOptions<PostgreSqlJournalOptions>>().Value.Should().Match<PostgreSqlJournalOptions>(options => options.DataSource == null && options.ConnectionString == Place);
    }

    [Fact]
    public async Task A_wrong_setting_is_refused_when_the_options_are_read()
    {
        var services = new ServiceCollection();
        services.AddPayouts(payouts => payouts.UsePostgreSqlJournal(Place, options => options.MaxBatch = 0));
        await using ServiceProvider provider = services.BuildServiceProvider();

        Action read = () => _ = provider.GetRequiredService<IPayoutJournal>();

        read.Should().Throw<OptionsValidationException>().WithMessage("*MaxBatch*");
    }

    [Fact]
    public void A_container_that_is_ended_synchronously_ends_the_journal()
    {
        var services = new ServiceCollection();
        services.AddPayouts(payouts => payouts.UsePostgreSqlJournal(Place));
        ServiceProvider provider = services.BuildServiceProvider();
        provider.GetRequiredService<IPayoutJournal>();

        provider.Invoking(static each => each.Dispose()).Should().NotThrow();
    }
}
