using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Payouts.Benchmarks.Peers;
using Payouts.Diagnostics;

namespace Payouts.Performance.Tests.Support;

/// <summary>What telemetry is told through, in an application where nobody listens and nothing is logged.</summary>
internal sealed class SilentHost : IAsyncDisposable
{
    private readonly ServiceProvider _services = PayoutsHost.Build();

    internal ILogger Logger => _services.GetRequiredService<ILogger<SilentHost>>();

    internal PayoutMetrics Metrics => _services.GetRequiredService<PayoutMetrics>();

    internal OperationMeter Meter => _services.GetRequiredService<OperationMeter>();

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
