using Microsoft.Extensions.Options;
using Payouts.DependencyInjection;
using Payouts.Journal;
using Payouts.Sqlite;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Journals in a SQLite file.</summary>
public static class SqliteBuilderExtensions
{
    /// <summary>Journals in a file on this machine, which the processes on it share.</summary>
    /// <param name="builder">The builder of <c>AddPayouts</c>.</param>
    /// <param name="path">The file, such as <c>payouts.db</c>; made at the first use.</param>
    /// <param name="configure">Sets what else there is to set.</param>
    public static PayoutsBuilder UseSqliteJournal(this PayoutsBuilder builder, string path, Action<SqliteJournalOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        builder.Services.AddOptions<SqliteJournalOptions>().Configure(options => options.Path = path).ValidateOnStart();
        if (configure is not null) builder.Services.Configure(configure);
        builder.Services.AddSingleton<IValidateOptions<SqliteJournalOptions>, SqliteJournalOptionsValidator>();
        return builder.UseJournal(static services => new SqlitePayoutJournal(
            services.GetRequiredService<IOptions<SqliteJournalOptions>>().Value,
            services.GetRequiredService<TimeProvider>(),
            services.GetService<IPayoutDataProtector>()));
    }
}
