using System.Net.Http.Headers;
using Payouts.Providers;

namespace Payouts.Sending;

/// <summary>One attempt to hand an intent to its provider: the state that decides whether the body may leave, and the record of what became of it.</summary>
#pragma warning disable CA1001 // The source has no timer and may be used by an exchange that outlives every waiter: the collector takes it.
internal sealed class SendAttempt : TaskCompletionSource<AttemptOutcome>
#pragma warning restore CA1001
{
    internal static readonly HttpRequestOptionsKey<SendAttempt> Key = new("Payouts.SendAttempt");

    private const int Idle = 0;
    private const int Started = 1;
    private const int Sealed = 2;

    private readonly CancellationTokenSource _abort = new();
    private readonly PayoutIntent _intent;
    private readonly IPayoutProvider _provider;
    private int _state;
    private int _entered;
    private int _overdue;

    internal SendAttempt(PayoutIntent intent, AttemptDeadline deadline, IPayoutProvider provider, bool needsFreshConnection, int maxAnswerBytes)
        : base(TaskCreationOptions.RunContinuationsAsynchronously)
    {
        _intent = intent;
        _provider = provider;
        Deadline = deadline;
        NeedsFreshConnection = needsFreshConnection;
        MaxAnswerBytes = maxAnswerBytes;
    }

    internal PreparedExchange Exchange => _intent.Exchange;

    internal AttemptDeadline Deadline { get; }

    /// <summary>When its timers come next, on their own clock; theirs alone, as the two neighbours are.</summary>
    internal TimeSpan DueAt { get; set; }

    internal SendAttempt? Previous { get; set; }

    internal SendAttempt? Next { get; set; }

    internal bool NeedsFreshConnection { get; }

    internal int MaxAnswerBytes { get; }

    internal Task<AttemptOutcome> Completion => Task;

    internal CancellationToken Aborted => _abort.Token;

    internal bool WasEntered => Volatile.Read(ref _entered) != 0;

    internal bool HasStarted => Volatile.Read(ref _state) == Started;

    /// <summary>Adds the credentials. Configuration may change while an intent waits: the address is compared on both sides of taking them.</summary>
    /// <exception cref="PayoutStateException">Today's options would address the intent differently.</exception>
    internal void Authorize(HttpRequestHeaders headers)
    {
        FrozenAddress.Check(_intent.Reference, _intent.Account, Exchange.Address, _provider);
        _provider.Authorize(headers);
        FrozenAddress.Check(_intent.Reference, _intent.Account, Exchange.Address, _provider);
    }

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

    /// <summary>Called at the deadline, and again a little later: what has not begun to leave never will, what has is told to stop, and a transport that does not listen is left behind.</summary>
    internal void OnTime()
    {
        if (TryGiveUp("The attempt's deadline passed before the request began to leave.")) return;
        if (Interlocked.Exchange(ref _overdue, 1) == 0) _abort.Cancel();
        else Complete(AttemptOutcome.MayHaveExecuted("No answer came before the attempt's deadline."));
    }

    internal void Complete(AttemptOutcome outcome) => TrySetResult(outcome);
}
