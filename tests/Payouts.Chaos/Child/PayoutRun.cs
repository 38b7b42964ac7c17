using System.Globalization;
using Payouts.Chaos.Crashpoints;
using Payouts.Chaos.Points;

namespace Payouts.Chaos.Child;

/// <summary>What an application does with one payout: creates it, runs the background work until it is final, asks a person where one is needed.</summary>
internal sealed class PayoutRun(Job job, Link link, DyingProcess process)
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan Margin = TimeSpan.FromMilliseconds(30);

    // Whatever a dead process had taken comes back after the hold, which begins when its last write is done: on a busy machine some time after its death.
    private static readonly TimeSpan Quiet = CrashingJournal.LongestHold + TimeSpan.FromSeconds(3);

    private readonly TimeProvider _time = TimeProvider.System;
    private readonly PayoutRequest _request = Account.Of(job.Account).Request(job.Reference);

    public async Task RunAsync()
    {
        var points = new CrashPoints(link, job.KillAt, job.IsTold, process);
        var events = new CrashingEvents(points, link);
        await using PayoutClient client = Wiring.Create(job, points, link, events);
        long began = _time.GetTimestamp(), quietSince = began;
        Payout? found = await client.GetAsync(job.Reference);
        if (found is null) await link.AskAsync("ABSENT", "-");
        else link.Say("FOUND", $"{found.Status}");

        await CreateAsync(client);
        while (true)
        {
            long roundBegan = _time.GetTimestamp();
            ReconciliationRound round = await client.Reconciler.RunOnceAsync();
            Payout payout = await client.GetAsync(job.Reference) ?? throw new InvalidOperationException("The journal does not know the payout that was just created.");
            if (round.Delivered > 0 || round.Changed > 0) quietSince = _time.GetTimestamp();
            bool isToldToTheEnd = round.Delivered > 0 && events.Last == payout.Status;
            if (payout.IsFinal && (isToldToTheEnd || _time.GetElapsedTime(quietSince, roundBegan) > Quiet))
            {
                link.Say("DONE", Describe(payout, points.Count));
                return;
            }

            if (_time.GetElapsedTime(began) > Patience)
            {
                link.Say("STUCK", $"{Describe(payout, points.Count)} {payout.NextStep.Explanation}");
                return;
            }

            if (round.Delivered > 0 || round.Changed > 0) continue;
            if (payout.NextStep.Kind == NextStepKind.CallCreateAgain) await CreateAsync(client);
            else if (payout.NextStep.Kind == NextStepKind.AskPerson && await TryAskPersonAsync(client, payout)) continue;
            await Task.Delay(PauseUntil(payout), _time, CancellationToken.None);
        }
    }

    private static string Describe(Payout payout, int points) => string.Create(
        CultureInfo.InvariantCulture,
        $"{payout.Status} {payout.ProviderId ?? "-"} {points} {string.Join(',', payout.Timeline.Select(static entry => $"{entry.From?.ToString() ?? "-"}>{entry.To}"))}");

    private async Task CreateAsync(PayoutClient client)
    {
        for (int call = 1; ; call++)
        {
            try
            {
                Payout payout = await client.CreateAsync(_request);
                if (payout.NextStep.Kind == NextStepKind.CallCreateAgain) await link.AskAsync("NOTHING", "The payout says that nothing was executed.");
                link.Say("CALLED", $"{payout.Status} {payout.NextStep.Kind}");
                return;
            }
            catch (PayoutNotExecutedException error)
            {
                await link.AskAsync("NOTHING", error.Message);
                if (call == 8) throw;
                await Task.Delay(TimeSpan.FromMilliseconds(200), _time, CancellationToken.None);
            }
        }
    }

    // The person looks at the provider when the library says that nothing can be under way any more.
    private async Task<bool> TryAskPersonAsync(PayoutClient client, Payout payout)
    {
        if (payout.NextStep.At is { } at && at > _time.GetUtcNow()) return false;
        string answer = await link.AskAsync("PERSON", payout.NextStep.Explanation);
        try
        {
            Payout decided = await client.ResolveAsync(job.Reference, Enum.Parse<PayoutDecision>(answer), "Jane", "Looked at the provider's list.");
            link.Say("DECIDED", $"{decided.Status}");
            return true;
        }
        catch (PayoutStateException error)
        {
            link.Say("REFUSED", error.Message);
            return false;
        }
    }

    private TimeSpan PauseUntil(Payout payout)
    {
        TimeSpan untilDue = (payout.NextStep.At - _time.GetUtcNow() ?? LongestPause) + Margin;
        return untilDue < Margin ? Margin : untilDue < LongestPause ? untilDue : LongestPause;
    }
}
