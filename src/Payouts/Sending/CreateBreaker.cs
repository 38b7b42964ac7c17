using Polly;
using Polly.CircuitBreaker;

namespace Payouts.Sending;

/// <summary>Stops create calls to a provider for a while after many have failed; an open breaker sends nothing.</summary>
internal sealed class CreateBreaker
{
    private readonly ResiliencePipeline<AttemptOutcome> _pipeline;

    internal CreateBreaker(TimeProvider time) => _pipeline = new ResiliencePipelineBuilder<AttemptOutcome> { TimeProvider = time }
        .AddCircuitBreaker(new CircuitBreakerStrategyOptions<AttemptOutcome>
        {
            FailureRatio = 0.5,
            MinimumThroughput = 20,
            SamplingDuration = TimeSpan.FromSeconds(30),
            BreakDuration = TimeSpan.FromSeconds(15),
            ShouldHandle = static args => ValueTask.FromResult(IsFault(args.Outcome.Result)),
        })
        .Build();

    internal async ValueTask<AttemptOutcome> RunAsync(AttemptRunner runner, string account, SendAttempt attempt, CancellationToken giveUp)
    {
        ResilienceContext context = ResilienceContextPool.Shared.Get(CancellationToken.None);
        Outcome<AttemptOutcome> outcome = await _pipeline.ExecuteOutcomeAsync(
            static async (_, run) => Outcome.FromResult(await run.runner.RunAsync(run.account, run.attempt, run.giveUp).ConfigureAwait(false)),
            context,
            (runner, account, attempt, giveUp)).ConfigureAwait(false);
        ResilienceContextPool.Shared.Return(context);
        return outcome.Result ?? (outcome.Exception is BrokenCircuitException broken
            ? AttemptOutcome.NotSent("Recent payouts to this provider failed, so sending pauses for some seconds.", broken)
            : AttemptOutcome.MayHaveExecuted("The attempt ended in a way that proves nothing.", outcome.Exception));
    }

    private static bool IsFault(AttemptOutcome? outcome) => outcome switch
    {
        { Evidence: SendEvidence.MayHaveExecuted } => true,
        { Evidence: SendEvidence.NotSent, Error: HttpRequestException or OperationCanceledException } => true,
        { Answer.StatusCode: >= 500 } => true,
        _ => false,
    };
}
