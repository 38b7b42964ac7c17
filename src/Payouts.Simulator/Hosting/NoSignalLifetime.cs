using Microsoft.Extensions.Hosting;

namespace Payouts.Simulator;

/// <summary>Leaves Ctrl-C and termination signals to the process that hosts the simulator.</summary>
internal sealed class NoSignalLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
