using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Payouts.Journal;

namespace Payouts.Docs.Snippets;

internal static class PostgreSqlJournals
{
    internal static void UseConnectionString(IServiceCollection services, string connectionString)
    {
        services.AddPayouts(payouts => payouts
            .UsePostgreSqlJournal(connectionString));
    }

    internal static void UseDataSource(IServiceCollection services, string connectionString)
    {
        services.AddSingleton(NpgsqlDataSource.Create(connectionString));
        services.AddPayouts(payouts => payouts
            .UsePostgreSqlJournal(journal => journal.Schema = "money"));
    }

    internal static async Task AcknowledgeAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var journal = (IJournalContinuity)services.GetRequiredService<IPayoutJournal>();
        JournalContinuity seen = await journal.CheckAsync(cancellationToken);
        if (!seen.IsUnbroken)
        {
            // Compare every payout since the last commit you are sure of with its provider's list, then:
            await journal.AcknowledgeAsync(seen, "Ada", "Compared 14:00 to 15:00 with the dashboard; all are journalled.", cancellationToken);
        }
    }

    internal static async Task ForgetAsync(IServiceProvider services, TimeProvider clock, CancellationToken cancellationToken)
    {
        var journal = (IJournalRetention)services.GetRequiredService<IPayoutJournal>();
        DateTimeOffset finalBefore = clock.GetUtcNow().AddYears(-2);
        while (await journal.ForgetAsync(finalBefore, most: 1000, cancellationToken) == 1000)
        {
            // The next thousand.
        }
    }
}
