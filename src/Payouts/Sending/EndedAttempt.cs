using Payouts.Guards;
using Payouts.Journal;
using Payouts.Providers;
using Polly.CircuitBreaker;

namespace Payouts.Sending;

/// <summary>An attempt that is over, with the record as it then stands.</summary>
internal sealed record EndedAttempt(JournalRecord Record, AttemptVerdict Verdict, AttemptOutcome Outcome, CreateReading? Reading)
{
    /// <summary>Whether the same bytes may be tried again at once: never what an open breaker held back, nor what must be set up first.</summary>
    internal bool MayTryAgain =>
        Verdict is AttemptVerdict.Throttled
        || (Verdict is AttemptVerdict.NotSent && !IsForeignTransport && Outcome.Error is not (BrokenCircuitException or PayoutStateException or SendingClosedException));

    /// <summary>Whether a transport of the host's own was refused, which may have wrapped the refusal on its way.</summary>
    internal bool IsForeignTransport => Outcome.Error?.GetBaseException() is ForeignTransportException;
}
