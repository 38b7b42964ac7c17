using Payouts.Journal;
using Payouts.Providers;
using Payouts.Tracking;

namespace Payouts.Sending;

/// <summary>How an attempt ended, to be journalled once however often that is tried.</summary>
internal readonly record struct AttemptEnd(int Attempt, AttemptVerdict Verdict, AttemptOutcome Outcome, CreateReading? Reading, ProviderCapabilities Capabilities, DateTimeOffset At)
{
    /// <summary>What the end makes of a record.</summary>
    internal JournalWrite Apply(JournalRecord record) => AttemptTransitions.End(record, Attempt, Verdict, Outcome, Reading, Capabilities, At);

    /// <summary>The same, or <c>null</c> where it is journalled already.</summary>
    internal JournalWrite? ApplyOnce(JournalRecord record)
    {
        AttemptResult result = AttemptTransitions.ResultOf(Verdict);
        for (int index = 0; index < record.Attempts.Count; index++)
        {
            AttemptRecord known = record.Attempts[index];
            if (known.Number == Attempt && known.EndedAt == At && known.Result == result) return null;
        }

        return Apply(record);
    }

    /// <summary>What it makes of a record where the provider named an id that another intent holds.</summary>
    internal JournalWrite? SetAside(JournalRecord record, DateTimeOffset now) => AttemptTransitions.SetAside(record, Attempt, Capabilities, now);
}
