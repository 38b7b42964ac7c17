using Microsoft.Extensions.Hosting;
using Payouts.Sending;

namespace Payouts.DependencyInjection;

/// <summary>Lets the sends under way end when the host stops, so that their answers are journalled.</summary>
internal sealed class SendDrain(InFlight inFlight) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => inFlight.StopAsync(cancellationToken);
}
