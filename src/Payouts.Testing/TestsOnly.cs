using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Payouts.Testing;

/// <summary>Refuses what only stands in for a provider where the environment is Production: it would say "paid", and no money would move.</summary>
internal static class TestsOnly
{
    internal static void Check(IServiceProvider services, string what)
    {
        if (services.GetService<IHostEnvironment>()?.IsProduction() == true)
            throw new InvalidOperationException($"{what} only stands in for a provider, and is refused where the environment is Production: remove it, and register the provider with its keys.");
    }
}
