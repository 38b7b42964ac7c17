using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;

namespace Payouts.Docs.Snippets;

internal static class PrivateData
{
    internal static void Protect(IServiceCollection services, DirectoryInfo keys)
    {
        services.AddDataProtection()
            .SetApplicationName("refunds")
            .PersistKeysToFileSystem(keys);
        services.AddPayouts(payouts => payouts
            .UseSqliteJournal("payouts.db")
            .ProtectWithDataProtection());
    }
}
