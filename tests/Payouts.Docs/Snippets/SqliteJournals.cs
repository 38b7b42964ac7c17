using Microsoft.Extensions.DependencyInjection;

namespace Payouts.Docs.Snippets;

internal static class SqliteJournals
{
    internal static void UseFile(IServiceCollection services)
    {
        services.AddPayouts(payouts => payouts
            .UseSqliteJournal("/var/lib/shop/payouts.db"));
    }
}
