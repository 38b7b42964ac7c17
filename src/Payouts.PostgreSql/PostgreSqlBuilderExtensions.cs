using Microsoft.Extensions.Options;
using Npgsql;
using Payouts.DependencyInjection;
using Payouts.Journal;
using Payouts.PostgreSql;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Journals in PostgreSQL.</summary>
public static class PostgreSqlBuilderExtensions
{
    /// <summary>Journals in a database that processes on many machines share.</summary>
    /// <param name="builder">The builder of <c>AddPayouts</c>.</param>
    /// <param name="connectionString">Where the server is, as Npgsql takes it.</param>
    /// <param name="configure">Sets what else there is to set.</param>
    public static PayoutsBuilder UsePostgreSqlJournal(this PayoutsBuilder builder, string connectionString, Action<PostgreSqlJournalOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrWhiteSpace(connectionString);
        builder.Services.AddOptions<PostgreSqlJournalOptions>().Configure(options => (options.ConnectionString, options.DataSource) = (connectionString, null)).ValidateOnStart();
        return Use(builder, configure);
    }

    /// <summary>Journals over the <see cref="NpgsqlDataSource"/> that the services hold, which the application may use for its own tables as well.</summary>
    /// <param name="builder">The builder of <c>AddPayouts</c>.</param>
    /// <param name="configure">Sets what else there is to set.</param>
    public static PayoutsBuilder UsePostgreSqlJournal(this PayoutsBuilder builder, Action<PostgreSqlJournalOptions>? configure = null) =>
        builder.UsePostgreSqlJournal(static services => services.GetRequiredService<NpgsqlDataSource>(), configure);

    /// <summary>Journals over a data source of the application's choice.</summary>
    /// <param name="builder">The builder of <c>AddPayouts</c>.</param>
    /// <param name="dataSource">Finds the data source; whoever made it disposes it.</param>
    /// <param name="configure">Sets what else there is to set.</param>
    public static PayoutsBuilder UsePostgreSqlJournal(this PayoutsBuilder builder, Func<IServiceProvider, NpgsqlDataSource> dataSource, Action<PostgreSqlJournalOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(dataSource);
        builder.Services.AddOptions<PostgreSqlJournalOptions>()
            .Configure<IServiceProvider>((options, services) => (options.ConnectionString, options.DataSource) = ("", () => dataSource(services)))
            .ValidateOnStart();
        return Use(builder, configure);
    }

    private static PayoutsBuilder Use(PayoutsBuilder builder, Action<PostgreSqlJournalOptions>? configure)
    {
        if (configure is not null) builder.Services.Configure(configure);
        builder.Services.AddSingleton<IValidateOptions<PostgreSqlJournalOptions>, PostgreSqlJournalOptionsValidator>();
        return builder.UseJournal(static services => new PostgreSqlPayoutJournal(
            services.GetRequiredService<IOptions<PostgreSqlJournalOptions>>().Value,
            services.GetRequiredService<TimeProvider>(),
            services.GetService<IPayoutDataProtector>()));
    }
}
