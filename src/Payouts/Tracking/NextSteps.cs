using Payouts.Journal;
using Payouts.Providers;

namespace Payouts.Tracking;

/// <summary>Says what happens next to a payout, and who does it.</summary>
internal static class NextSteps
{
    private static readonly NextStep Done = new(NextStepKind.None, "Nothing: the status is final.");

    internal static NextStep Of(JournalRecord record, ProviderCapabilities capabilities, DateTimeOffset now) => record.Status switch
    {
        PayoutStatus.Created when record.Claim is { IsLive: true } claim =>
            new NextStep(NextStepKind.Wait, "A sender is at work on it: ask again, or call CreateAsync again.", claim.ExpiresAt),
        PayoutStatus.Created => new NextStep(
            NextStepKind.CallCreateAgain, "Nothing was executed: mend the cause, then call CreateAsync again with the same request."),
        PayoutStatus.Pending => new NextStep(NextStepKind.Poll, "The provider is asked again: RefreshAsync, WaitForFinalAsync or the reconciler.", record.DueAt),
        PayoutStatus.Unknown => OfUnknown(record, capabilities, now),
        _ => Done,
    };

    private static NextStep OfUnknown(JournalRecord record, ProviderCapabilities capabilities, DateTimeOffset now)
    {
        bool mayRepeat = capabilities.Idempotency.IsKeyed && now < Schedule.WindowEnd(record, capabilities);
        if (mayRepeat)
        {
            return new NextStep(
                NextStepKind.Resolve, "It may have been executed: the library searches the provider, then repeats it under the same key.", record.DueAt);
        }

        if (capabilities.CanSearchByHandle && record.SearchedInVainAt is null)
            return new NextStep(NextStepKind.Resolve, "It may have been executed: the library searches the provider.", record.DueAt);

        string person = "It may have been executed and could not be found out: look for it at the provider, then call ResolveAsync.";
        return record.Proposal is null
            ? new NextStep(NextStepKind.AskPerson, person, Schedule.SettledAt(record))
            : new NextStep(NextStepKind.AskPerson, "One person has decided: a second one must call ResolveAsync with the same decision.");
    }
}
