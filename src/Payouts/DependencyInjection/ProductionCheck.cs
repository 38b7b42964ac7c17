using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Payouts.DependencyInjection;

/// <summary>Whether this is production, where a journal that forgets is refused. Without a host, only an environment that is named counts.</summary>
internal sealed class ProductionCheck(IServiceProvider services)
{
    internal const string Refusal =
        "The in-memory journal is refused where the environment is Production: a restart would forget what was paid. Use a durable journal.";

    internal bool IsProduction => services.GetService<IHostEnvironment>() is { } host
        ? host.IsProduction()
        : string.Equals(
            Environment.GetEnvironmentVariable("DOTNET_ENVIRONMENT") ?? Environment.GetEnvironmentVariable("ASPNETCORE_ENVIRONMENT"),
            Environments.Production,
            StringComparison.OrdinalIgnoreCase);
}
