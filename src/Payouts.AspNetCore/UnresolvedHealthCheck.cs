using System.Globalization;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace Payouts.AspNetCore;

/// <summary>Whether the money that may or may not have been paid is within its limits.</summary>
internal sealed class UnresolvedHealthCheck(IPayoutReconciler reconciler, IOptionsMonitor<PayoutHealthOptions> options, TimeProvider time) : IHealthCheck, IDisposable
{
    private readonly CachedAnswer<UnsettledReport> _last = new(time);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        PayoutHealthOptions limits = options.CurrentValue;
        UnsettledReport report;
        try
        {
            using var late = new CancellationTokenSource(limits.Timeout, time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
            report = await _last.GetAsync(limits.CacheFor, token => reconciler.ReportAsync(token).WaitAsync(token), either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new HealthCheckResult(context.Registration.FailureStatus, $"What is unresolved could not be counted within {limits.Timeout}.");
        }
        catch (PayoutException error)
        {
            return new HealthCheckResult(context.Registration.FailureStatus, error.Message);
        }

        UnsettledLine[] unresolved = [.. report.Lines.Where(static line => line.Status == PayoutStatus.Unknown)];
        int count = report.Lines.Sum(static line => line.Status == PayoutStatus.Unknown ? line.Count : line.ForPersons);
        var data = new Dictionary<string, object>(StringComparer.Ordinal) { ["unresolved"] = count, ["forPersons"] = report.ForPersons };
        string? reason = FirstPassed(limits, unresolved, count);
        return reason is null
            ? HealthCheckResult.Healthy(string.Create(CultureInfo.InvariantCulture, $"{count} payout(s) are unresolved."), data)
            : new HealthCheckResult(context.Registration.FailureStatus, reason, exception: null, data);
    }

    public void Dispose() => _last.Dispose();

    private string? FirstPassed(PayoutHealthOptions limits, UnsettledLine[] unresolved, int count)
    {
        if (count > limits.MostUnresolved) return string.Create(CultureInfo.InvariantCulture, $"{count} payouts are unresolved, and {limits.MostUnresolved} may be.");
        foreach (Money most in limits.MostUnresolvedAmounts)
        {
            decimal sum = unresolved.Where(line => line.Total.Currency == most.Currency).Sum(static line => line.Total.Amount);
            if (sum > most.Amount) return $"{Money.Of(sum, most.Currency)} is unresolved, and {most} may be.";
        }

        if (limits.OldestUnresolved is not { } oldest || unresolved.Length == 0) return null;
        TimeSpan age = time.GetUtcNow() - unresolved.Min(static line => line.Oldest);
        return age > oldest ? string.Create(CultureInfo.InvariantCulture, $"The oldest unresolved payout is {age:c} old, and {oldest:c} is the limit.") : null;
    }
}
