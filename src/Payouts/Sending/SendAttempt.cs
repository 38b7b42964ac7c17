using System.Net.Http.Headers;
using Payouts.Providers;

namespace Payouts.Sending;

/// <summary>One attempt to hand an intent to its provider: the state that decides whether the body may leave, and the record of what became of it.</summary>
#pragma warning disable CA1001 // The source has no timer and may be used by an exchange that outlives every waiter: the collector takes it.
internal sealed class SendAttempt
#pragma warning restore CA1001
{
    internal static readonly HttpRequestOptionsKey<SendAttempt> Key = new("Payouts.SendAttempt");

    private const int Idle = 0;
    private const int Started = 1;
    private const int Sealed = 2;

    private readonly TaskCompletionSource<AttemptOutcome> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource _abort = new();
    private int _state;
    private int _entered;

    internal SendAttempt(
        PayoutIntent intent, AttemptDeadline deadline, Action<HttpRequestHeaders> authorize, bool needsFreshConnection, int maxAnswerBytes)
    {
        Exchange = intent.Exchange;
        Deadline = deadline;
        Authorize = authorize;
        NeedsFreshConnection = needsFreshConnection;
        MaxAnswerBytes = maxAnswerBytes;
    }

    internal PreparedExchange Exchange { get; }

    internal AttemptDeadline Deadline { get; }

    internal Action<HttpRequestHeaders> Authorize { get; }

    internal bool NeedsFreshConnection { get; }

    internal int MaxAnswerBytes { get; }

    internal Task<AttemptOutcome> Completion => _completion.Task;

    internal CancellationToken Aborted => _abort.Token;

    internal bool WasEntered => Volatile.Read(ref _entered) != 0;

    internal bool HasStarted => Volatile.Read(ref _state) == Started;

    /// <summary>The first call into the guard; every later one is refused.</summary>
    internal bool TryEnter() => Interlocked.Exchange(ref _entered, 1) == 0;

    /// <summary>Called by the transport at the instant the body begins to leave; refused once sealed, or when the deadline has passed.</summary>
    internal bool TryStart()
    {
        if (Deadline.HasPassed) TrySeal();
        return Interlocked.CompareExchange(ref _state, Started, Idle) == Idle;
    }

    /// <summary>Gives the attempt up: <c>true</c> proves that the body never began to leave, and makes sure that it never will.</summary>
    internal bool TrySeal() => Interlocked.CompareExchange(ref _state, Sealed, Idle) is Idle or Sealed;

    /// <summary>Gives the attempt up with a reason, unless the body has begun to leave.</summary>
    internal bool TryGiveUp(string reason, Exception? error = null)
    {
        if (!TrySeal()) return false;
        Complete(AttemptOutcome.NotSent(reason, error));
        _abort.Cancel();
        return true;
    }

    internal void Complete(AttemptOutcome outcome) => _completion.TrySetResult(outcome);
}
