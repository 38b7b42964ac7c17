using Payouts.Journal;
using Payouts.Providers;

namespace Payouts.Tracking;

/// <summary>Says what happens next to a payout, and who does it.</summary>
internal static class NextSteps
{
    private const string BringBack = "what was frozen cannot be decrypted; bring back the key it was written with";

    private static readonly NextStep Done = new(NextStepKind.None, "Nothing: the status is final.");

    internal static NextStep Of(JournalRecord record, ProviderCapabilities? capabilities, DateTimeOffset now)
    {
        if (record.Status.IsFinal()) return Done;
        if (capabilities is null)
        {
            return new NextStep(
                NextStepKind.AskPerson, $"The account '{record.Account}' is not registered, or its settings are invalid: register it under this name, and the payout goes on.");
        }

        if (record.Proposal is not null) return new NextStep(NextStepKind.AskPerson, "One person has decided: a second one must call ResolveAsync with the same decision.");
        if (record.PersonReason is { } reason)
            return new NextStep(NextStepKind.AskPerson, $"{reason} Look for it at the provider, then call ResolveAsync.", Schedule.SettledAt(record));
        if (record is { IsSealed: true, Status: PayoutStatus.Created, Claim: not { IsLive: true } })
            return new NextStep(NextStepKind.AskPerson, $"Nothing was executed, and nothing can be sent: {BringBack}, then call CreateAsync again with the same request.");
        return record.Status switch
        {
            PayoutStatus.Created when record.Claim is { IsLive: true } claim =>
                new NextStep(NextStepKind.Wait, "A sender is at work on it: ask again, or call CreateAsync again.", claim.ExpiresAt),
            PayoutStatus.Created when record.HeldFor is { } hold =>
                new NextStep(NextStepKind.Approve, $"It is held: {hold} Call ReleaseAsync to have it sent, or CancelAsync to withdraw it."),
            PayoutStatus.Created => new NextStep(
                NextStepKind.CallCreateAgain, "Nothing was executed: mend the cause, then call CreateAsync again with the same request."),
            PayoutStatus.Unknown => OfUnknown(record, capabilities, now),
            _ => new NextStep(NextStepKind.Poll, "The provider is asked again by RefreshAsync or WaitForFinalAsync.", record.DueAt),
        };
    }

    private static NextStep OfUnknown(JournalRecord record, ProviderCapabilities capabilities, DateTimeOffset now)
    {
        bool mayRepeat = capabilities.Idempotency.IsKeyed && now < Schedule.WindowEnd(record, capabilities);
        if (mayRepeat && !record.IsSealed)
        {
            return new NextStep(
                NextStepKind.Resolve, "It may have been executed: RefreshAsync, WaitForFinalAsync or CreateAsync search the provider, then repeat it under the same key.", record.DueAt);
        }

        if (capabilities.CanSearchByHandle && !Schedule.WasSearchedSince(record))
            return new NextStep(NextStepKind.Resolve, "It may have been executed: RefreshAsync, WaitForFinalAsync or CreateAsync search the provider.", record.DueAt);

        if (Schedule.ToldUntil(record, capabilities) is { } toldUntil && now < toldUntil)
            return new NextStep(NextStepKind.AwaitWebhook, "It may have been executed: the provider's webhook is waited for, which tells whether it was.", toldUntil);

        return new NextStep(
            NextStepKind.AskPerson,
            mayRepeat
                ? $"It may have been executed and cannot be repeated under its key: {BringBack}, or look for it at the provider, then call ResolveAsync."
                : "It may have been executed and could not be found out: look for it at the provider, then call ResolveAsync.",
            Schedule.SettledAt(record));
    }
}
