using Payouts.Journal;
using Payouts.Providers;

namespace Payouts.Tracking;

/// <summary>When a person's word settles an unknown payout.</summary>
internal static class PersonRules
{
    internal static void CheckWords(string who, string why)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(who);
        ArgumentException.ThrowIfNullOrWhiteSpace(why);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(who.Length, 200, nameof(who));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(why.Length, 2_000, nameof(why));
    }

    internal static JournalWrite Apply(JournalRecord record, PersonDecision word, bool needsSecondPerson, ProviderCapabilities capabilities)
    {
        bool isOpenToPersons = record.Status == PayoutStatus.Unknown || (record.PersonReason is not null && !record.Status.IsFinal());
        if (!isOpenToPersons) throw Refuse(record, $"The payout is {record.Status}: a person settles only what is unknown, or what the next step leaves to a person.");
        if (!Schedule.IsSettled(record, word.At)) throw Refuse(record, $"An attempt may still be alive: decide after {Schedule.SettledAt(record):u}.");
        if (!needsSecondPerson) return CallerTransitions.Decide(record, word, capabilities);

        // A first word that cannot be decrypted does not tell whose it was.
        if (record.Proposal is not { Who.Length: > 0 } first) return CallerTransitions.Propose(record, word, capabilities);
        if (string.Equals(first.Who.Trim(), word.Who.Trim(), StringComparison.OrdinalIgnoreCase))
            throw Refuse(record, "A second person must confirm the decision: the first one has spoken already.");
        return first.Decision == word.Decision
            ? CallerTransitions.Decide(record, word with { Who = $"{first.Who} and {word.Who}", Why = $"{first.Why} / {word.Why}" }, capabilities)
            : CallerTransitions.Propose(record, word, capabilities);
    }

    private static PayoutStateException Refuse(JournalRecord record, string message) =>
        new(message) { Reference = record.Reference, Provider = record.Account };
}
