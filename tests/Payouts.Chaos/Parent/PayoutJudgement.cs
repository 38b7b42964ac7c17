using Payouts.Journal;
using Payouts.Simulator;

namespace Payouts.Chaos.Parent;

/// <summary>Holds payouts, as the journal has them at the end, against the provider's ledger, and against what their callers and applications were told.</summary>
/// <param name="findings">Takes what is wrong.</param>
/// <param name="tell">What is told of a payout that is wrong: how to see it again, its story.</param>
internal sealed class PayoutJudgement(Findings findings, Func<string, string> tell)
{
    /// <summary>Judges one payout.</summary>
    /// <param name="request">What was asked for.</param>
    /// <param name="payout">What the journal has.</param>
    /// <param name="entries">What the provider holds under its handle.</param>
    /// <param name="isAcknowledged">Whether a call with its reference returned.</param>
    /// <param name="isLeft">Whether it may stay open: a person, or a caller, has to go on.</param>
    /// <param name="told">The events, in the order of telling.</param>
    public void Judge(PayoutRequest request, Payout? payout, IReadOnlyCollection<LedgerEntry> entries, bool isAcknowledged, bool isLeft, IEnumerable<PayoutEvent> told)
    {
        int executed = entries.Count(static entry => entry.IsCommitted);
        bool isBack = entries.Any(static entry => entry.State == LedgerState.Reversed);
        string what = $"{request.Reference} at {request.Provider} is {(payout is null ? "not journalled" : $"{payout.Status} ({payout.NextStep.Kind})")}, executed {executed} of {entries.Count}{(isBack ? ", and the money came back" : "")}";
        void Find(Finding kind, string text) => findings.Add(kind, $"{text}; {tell(request.Reference)}");
        if (executed > 1 || entries.Count > 1) Find(Finding.ExecutedTwice, what);
        if (entries.Any(entry => !IsAsAsked(entry, request))) Find(Finding.Lost, $"{what}, with another amount or destination");
        if (payout is null)
        {
            if (isAcknowledged || entries.Count > 0) Find(Finding.Lost, what);
            return;
        }

        if (payout.Status == PayoutStatus.Failed && executed > 0 && !isBack) Find(Finding.FalseFailed, what);
        if (payout.Status == PayoutStatus.Cancelled && executed > 0) Find(Finding.FalseFailed, what);
        if (payout.Status == PayoutStatus.Reversed && !isBack) Find(Finding.FalseFailed, what);
        if (payout.Status == PayoutStatus.Created && entries.Count > 0) Find(Finding.FalseFailed, what);
        if (payout.Status == PayoutStatus.Succeeded && entries.All(static entry => entry.State != LedgerState.Completed)) Find(Finding.FalseSucceeded, what);
        if (WasFalselyFailed(payout)) Find(Finding.FalseFailed, $"{what}, and was said not to be paid before");
        if (!payout.IsFinal && !isLeft) Find(Finding.Stuck, what);
        if (EventOrder.FindFault(told, payout) is { } fault) Find(Finding.Lost, $"{what}; {fault}");
    }

    /// <summary>Judges a text that was told.</summary>
    public void JudgeText(string reference, string text)
    {
        if (PrivateValues.FindIn(text) is { } leaked) findings.Add(Finding.Leaked, $"'{leaked}' in: {text[..Math.Min(300, text.Length)]}; {tell(reference)}");
    }

    // No provider here calls a payout failed that it pays: whoever said so on the way had no proof.
    private static bool WasFalselyFailed(Payout payout)
    {
        int failed = payout.Timeline.ToList().FindIndex(static entry => entry.From != entry.To && entry.To is PayoutStatus.Failed or PayoutStatus.Cancelled);
        return failed >= 0 && payout.Timeline.Skip(failed).Any(static entry => entry.To == PayoutStatus.Succeeded);
    }

    private static bool IsAsAsked(LedgerEntry entry, PayoutRequest request) =>
        request.Amount.TryGetMinorUnits(out long minor) && minor == entry.AmountMinor && request.Amount.Currency.Code == entry.Currency
        && request.Destination is MobileMoneyDestination mobile && IsEnd(entry.Destination, mobile.PhoneNumber);

    // Each provider writes numbers in its own form; the last digits are the same.
    private static bool IsEnd(string destination, string number) => destination.Length >= 8 && number.EndsWith(destination[^8..], StringComparison.Ordinal);
}
