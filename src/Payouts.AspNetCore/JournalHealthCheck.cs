using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using Payouts.Journal;

namespace Payouts.AspNetCore;

/// <summary>Whether the journal reads and commits: a payout that does not exist is looked for, and a key is remembered for a second.</summary>
internal sealed class JournalHealthCheck(IPayoutClient client, IPayoutJournal journal, IOptionsMonitor<PayoutHealthOptions> options, TimeProvider time) : IHealthCheck, IDisposable
{
    private const string Probe = "payouts-health";

    // However many probes come, one commit a second.
    private static readonly TimeSpan Keep = TimeSpan.FromSeconds(1);

    private readonly CachedAnswer<string> _last = new(time);
    private readonly string _key = $"{Environment.MachineName} {Environment.ProcessId}";

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        using var late = new CancellationTokenSource(options.CurrentValue.Timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
        try
        {
            return HealthCheckResult.Healthy(await _last.GetAsync(Keep, AskAsync, either.Token).ConfigureAwait(false));
        }
        catch (OperationCanceledException) when (late.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return new HealthCheckResult(context.Registration.FailureStatus, $"The {journal.Traits.Name} journal did not answer within {options.CurrentValue.Timeout}.");
        }
#pragma warning disable CA1031 // A journal of another package may throw anything; only ours says nothing private.
        catch (Exception error) when (error is not OperationCanceledException)
#pragma warning restore CA1031
        {
            return new HealthCheckResult(context.Registration.FailureStatus, error is PayoutException ? error.Message : $"The {journal.Traits.Name} journal failed ({error.GetType().Name}).");
        }
    }

    public void Dispose() => _last.Dispose();

    private async Task<string> AskAsync(CancellationToken cancellationToken)
    {
        await client.GetAsync(Probe, cancellationToken).WaitAsync(cancellationToken).ConfigureAwait(false);
        await journal.TryRememberAsync(Probe, _key, TimeSpan.FromTicks(1), cancellationToken).AsTask().WaitAsync(cancellationToken).ConfigureAwait(false);
        return $"The {journal.Traits.Name} journal reads and commits.";
    }
}
