using Payouts.Chaos.Child;
using Payouts.Chaos.Journals;
using Payouts.Chaos.Parent;
using Payouts.Chaos.Service;
using Payouts.Journal;
using Payouts.Simulator;

namespace Payouts.Chaos.Crash;

/// <summary>Looks, with a client of its own on the journal, whether every payout has come to its end, and judges them all.</summary>
internal sealed class CrashEnd(JournalPlaces places, PayoutSimulator simulator, CrashShift shift, TimeSpan? settle) : IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly PayoutClient _client = PayoutClient.Create(payouts =>
    {
        places.Tell();
        ServiceWiring.Add(payouts, new Job(0, places.Kind, places.Of("crash"), "-", simulator.Address, "-", KillAt: 0, IsTold: false), settle);
    });

    /// <summary>Every reference that was ever asked for, in the journal or not.</summary>
    private IEnumerable<PayoutRequest> Requests => Enumerable.Range(1, shift.Front).Select(NumberedPayouts.RequestOf);

    /// <summary>Waits until all is at its end, as long as leases and holds may take; then judges.</summary>
    /// <returns>How many payouts there are.</returns>
    public async Task<int> JudgeAsync(Findings findings, int seed, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience + ServiceWiring.CreateTimeout + (settle ?? ServiceWiring.LongestSettle));
        Dictionary<string, Payout> payouts = await ListAsync();
        while (!patience.IsCancellationRequested && !IsOver(payouts))
        {
            await DeliverAsync(payouts);
            await Task.Delay(Pause, TimeProvider.System, patience.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            payouts = await ListAsync();
        }

        cancellationToken.ThrowIfCancellationRequested();
        ILookup<string, LedgerEntry> ledger = Ledger();
        ILookup<string, PayoutEvent> events = shift.News.Events;
        var judgement = new PayoutJudgement(findings, reference => $"--seed {seed}{Environment.NewLine}{shift.News.StoryOf(reference)}");
        foreach (PayoutRequest request in Requests)
        {
            Payout? payout = payouts.GetValueOrDefault(request.Reference);
            LedgerEntry[] entries = [.. ledger[NumberedPayouts.HandleOf(request)]];
            judgement.Judge(request, payout, entries, shift.News.IsAcknowledged(request.Reference), payout is not null && IsLeft(payout, entries) && !IsToBeDecided(payout), events[request.Reference]);
            if (payout is not null) judgement.JudgeText(request.Reference, $"{payout} {payout.NextStep} {payout.Failure} {string.Join(' ', payout.Timeline.Select(static entry => $"{entry} {entry.Description}"))}");
        }

        HashSet<string> handles = [.. Requests.Select(NumberedPayouts.HandleOf)];
        foreach (LedgerEntry entry in ledger.Where(entries => !handles.Contains(entries.Key)).SelectMany(static entries => entries))
            findings.Add(Finding.Lost, $"{entry} is explained by no payout; --seed {seed}");
        foreach (string reference in shift.News.Remade) findings.Add(Finding.Lost, $"{reference} was acknowledged, lost and journalled anew; --seed {seed}{Environment.NewLine}{shift.News.StoryOf(reference)}");
        foreach (string leak in shift.News.Leaks) judgement.JudgeText("", leak);
        return payouts.Count;
    }

    public ValueTask DisposeAsync() => _client.DisposeAsync();

    private async Task<Dictionary<string, Payout>> ListAsync()
    {
        var payouts = new Dictionary<string, Payout>(StringComparer.Ordinal);
        await foreach (Payout payout in _client.ListAsync()) payouts.Add(payout.Reference, payout);
        return payouts;
    }

    private ILookup<string, LedgerEntry> Ledger() => simulator.Ledger.Entries.ToLookup(static entry => entry.Metadata.GetValueOrDefault("payouts_handle", ""), StringComparer.Ordinal);

    private bool IsOver(Dictionary<string, Payout> payouts)
    {
        ILookup<string, LedgerEntry> ledger = Ledger();
        ILookup<string, PayoutEvent> events = shift.News.Events;
        return Requests.All(request => payouts.TryGetValue(request.Reference, out Payout? payout)
            && (payout.IsFinal || (IsLeft(payout, [.. ledger[NumberedPayouts.HandleOf(request)]]) && !IsToBeDecided(payout)))
            && EventOrder.FindFault(events[request.Reference], payout) is null);
    }

    // Where only a person can go on (pending too, where it is gone after a cancellation that nobody answered), it may stay; where a webhook may, it may stay when there is nothing that one could tell of.
    private static bool IsLeft(Payout payout, LedgerEntry[] entries) => payout is { Status: PayoutStatus.Unknown or PayoutStatus.Pending, NextStep.Explanation.Length: > 0 }
        && (payout.Status != PayoutStatus.Pending || entries.Any(static entry => entry.State == LedgerState.Cancelled))
        && (payout.NextStep.Kind == NextStepKind.AskPerson || (payout.NextStep.Kind == NextStepKind.AwaitWebhook && entries.Length == 0));

    private static bool IsToBeDecided(Payout payout) => payout.NextStep.Kind == NextStepKind.AskPerson && CrashShift.IsDecided(NumberedPayouts.NumberOf(payout.Reference));

    private async Task DeliverAsync(Dictionary<string, Payout> payouts)
    {
        ILookup<string, LedgerEntry> ledger = Ledger();
        foreach (PayoutRequest request in Requests.Where(request => payouts.GetValueOrDefault(request.Reference) is { NextStep.Kind: NextStepKind.AwaitWebhook }))
        {
            foreach (LedgerEntry entry in ledger[NumberedPayouts.HandleOf(request)]) await shift.TellAllAsync($"WEBHOOK {entry.Provider} {entry.PayoutId}");
        }
    }
}
