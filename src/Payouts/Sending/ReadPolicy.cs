using Payouts.Providers;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;

namespace Payouts.Sending;

/// <summary>How reads are repeated: total time-out, retries with growing pauses, breaker, time-out of one try.</summary>
internal static class ReadPolicy
{
    internal static readonly ResiliencePropertyKey<bool> IsRepeatable = new("Payouts.IsRepeatable");

    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(20);

    /// <summary>Around everything: the time of all tries together, and the tries.</summary>
    internal static ResiliencePipeline<ProviderAnswer> Repeats(TimeProvider time) =>
        new ResiliencePipelineBuilder<ProviderAnswer> { TimeProvider = time }
            .AddTimeout(new TimeoutStrategyOptions { Timeout = TimeSpan.FromMinutes(2) })
            .AddRetry(new RetryStrategyOptions<ProviderAnswer>
            {
                MaxRetryAttempts = 3,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Delay = TimeSpan.FromMilliseconds(500),
                ShouldHandle = args => ValueTask.FromResult(ShouldRepeat(args.Outcome, args.Context, time)),
                DelayGenerator = args => ValueTask.FromResult(
                    args.Outcome.Result is { } answer ? RetryAfter.Read(answer, time.GetUtcNow()) : null),
            })
            .Build();

    /// <summary>Around one try, once it has a permit: breaker and time-out.</summary>
    internal static ResiliencePipeline<ProviderAnswer> OneTry(TimeProvider time) =>
        new ResiliencePipelineBuilder<ProviderAnswer> { TimeProvider = time }
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions<ProviderAnswer>
            {
                FailureRatio = 0.5,
                MinimumThroughput = 10,
                SamplingDuration = TimeSpan.FromSeconds(30),
                BreakDuration = TimeSpan.FromSeconds(10),
                ShouldHandle = static args => ValueTask.FromResult(IsFault(args.Outcome)),
            })
            .AddTimeout(new TimeoutStrategyOptions { Timeout = TimeSpan.FromSeconds(15) })
            .Build();

    private static bool ShouldRepeat(Outcome<ProviderAnswer> outcome, ResilienceContext context, TimeProvider time)
    {
        if (outcome.Result is { } answer && RetryAfter.Read(answer, time.GetUtcNow()) > LongestPause) return false;
        if (outcome.Result is { StatusCode: 429 }) return true;
        return context.Properties.GetValue(IsRepeatable, defaultValue: false) && IsFault(outcome);
    }

    private static bool IsFault(Outcome<ProviderAnswer> outcome) =>
        outcome.Exception is HttpRequestException or TimeoutRejectedException
        || outcome.Result is { StatusCode: 408 or >= 500 } or { IsSuccess: true, IsTruncated: true };
}
