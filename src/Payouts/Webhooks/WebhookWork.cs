using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Payouts.Diagnostics;
using Payouts.Journal;
using Payouts.Providers;
using Payouts.Tracking;

namespace Payouts.Webhooks;

/// <summary>Looks into deliveries that were accepted: has the provider read, and merges what it says. What it cannot do now it does later.</summary>
internal sealed class WebhookWork(
    GuardedJournal journal, ProviderAccounts accounts, WebhookLook look, IOptionsMonitor<PayoutsOptions> options, JournalTime time, ILogger<WebhookWork> logger)
{
    private static readonly TimeSpan ShortestPause = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan Patience = TimeSpan.FromDays(3);

    private readonly ConcurrentDictionary<string, AccountLane> _lanes = new(StringComparer.Ordinal);
    private readonly StartedWork _started = new();
    private readonly WorkLane _running = new();

    /// <summary>One round, to its end.</summary>
    /// <returns>How many were taken.</returns>
    internal async Task<int> RunOnceAsync(CancellationToken cancellationToken) =>
        (await Task.WhenAll(await TakeAsync(options.CurrentValue.Background.BatchSize, cancellationToken).ConfigureAwait(false)).ConfigureAwait(false)).Sum();

    /// <summary>Starts a round and does not wait for its end, so that a slow provider holds up its own deliveries only.</summary>
    /// <returns>Whether there is more to take.</returns>
    internal async Task<bool> StartRoundAsync(CancellationToken cancellationToken)
    {
        _started.ThrowIfFailed();
        int batch = options.CurrentValue.Background.BatchSize;
        await _running.WaitForFewerAsync(batch, cancellationToken).ConfigureAwait(false);
        List<Task<int>> looks = await TakeAsync(Math.Max(1, batch - _running.Count), cancellationToken).ConfigureAwait(false);
        foreach (Task<int> started in looks) _started.Add(started);
        return looks.Count > 0;
    }

    /// <summary>Waits for the rounds that were started.</summary>
    internal Task DrainAsync() => _started.DrainAsync();

    // Several deliveries about one payout that wait together are one question to the provider.
    private async Task<List<Task<int>>> TakeAsync(int most, CancellationToken cancellationToken)
    {
        BackgroundOptions background = options.CurrentValue.Background;
        long takenAt = time.GetTimestamp();
        IReadOnlyList<JournalDelivery> taken = await journal.TakeDeliveriesAsync(most, background.Hold, cancellationToken).ConfigureAwait(false);
        return
        [
            .. taken.GroupBy(static each => (each.Account, each.ProviderId, each.ProviderReference, each.Handle, each.IsSigned))
                .Select(group => _running.RunAsync(int.MaxValue, () => WorkAsync([.. group], takenAt, background, cancellationToken))),
        ];
    }

    private async Task<int> WorkAsync(JournalDelivery[] deliveries, long takenAt, BackgroundOptions background, CancellationToken cancellationToken)
    {
        if (accounts.Find(deliveries[0].Account) is { } account) await LookAsync(account, deliveries, takenAt, background, cancellationToken).ConfigureAwait(false);
        else await EndAsync(deliveries, DeliveryEnd.Retry).ConfigureAwait(false);
        return deliveries.Length;
    }

    private async Task LookAsync(ProviderAccount account, JournalDelivery[] deliveries, long takenAt, BackgroundOptions background, CancellationToken cancellationToken)
    {
        AccountLane lane = _lanes.GetOrAdd(account.Name, static (_, time) => new AccountLane(time), time);
        if (lane.RestLeft is { } rest)
        {
            await FinishAsync(deliveries, DeliveryEnd.Retry, rest).ConfigureAwait(false);
            return;
        }

        // More than have their turn soon are put off, so that those of other accounts are taken.
        int width = Math.Max(1, background.Concurrency / accounts.All.Count);
        if (lane.FindWait(width, background.Hold / 8) is { } wait)
        {
            await FinishAsync(deliveries, DeliveryEnd.Retry, wait).ConfigureAwait(false);
            return;
        }

        await lane.RunAsync(
            width,
            async () =>
            {
                cancellationToken.ThrowIfCancellationRequested();

                // Once the hold is over somebody else is given them: whoever has waited so long for its turn lets go of them.
                TimeSpan? later = time.GetElapsedTime(takenAt) > background.Hold / 2 ? TimeSpan.Zero : lane.TryAsk();
                if (later is { } pause)
                {
                    await FinishAsync(deliveries, DeliveryEnd.Retry, pause).ConfigureAwait(false);
                    return (null, true);
                }

                (DeliveryEnd? end, bool? isAnswered) = await TryAsync(account, deliveries[0], cancellationToken).ConfigureAwait(false);
                await EndAsync(deliveries, end ?? DeliveryEnd.Retry).ConfigureAwait(false);
                return (isAnswered, true);
            },
            pause => logger.AccountRests(account.Name, AccountLane.FailuresBeforeRest, pause)).ConfigureAwait(false);
    }

    private async Task<(DeliveryEnd? End, bool? IsAnswered)> TryAsync(ProviderAccount account, JournalDelivery delivery, CancellationToken cancellationToken)
    {
        try
        {
            return (await look.LookAsync(account, delivery, cancellationToken).ConfigureAwait(false), true);
        }
        catch (PayoutProviderException error)
        {
            // A refusal of this one id says nothing about the next.
            logger.ReadFailed(error, delivery.Account, error.Category);
            return (null, error.Category is PayoutFailureCategory.Unreachable or PayoutFailureCategory.RateLimited or PayoutFailureCategory.ProviderFault ? false : null);
        }
        catch (Exception error) when (error is PayoutStateException or OptionsValidationException)
        {
            logger.NotLookedAt(delivery.ProviderId ?? "a delivery", delivery.Account, error.Message);
        }
        catch (Exception error) when (error is not (OperationCanceledException or PayoutJournalException))
        {
            logger.NotLookedAt(delivery.ProviderId ?? "a delivery", delivery.Account, error.GetType().Name);
        }

        return (null, null);
    }

    // It may be all that tells of a payout whose answer was lost, so an outage of days is outlasted. One that is given up is new when it is sent again.
    private Task EndAsync(JournalDelivery[] deliveries, DeliveryEnd end) => Task.WhenAll(deliveries.Select(delivery =>
    {
        TimeSpan age = time.GetUtcNow() - delivery.ReceivedAt;
        bool isGivenUp = end == DeliveryEnd.Retry && age > Patience;
        if (isGivenUp) logger.WebhookGivenUp(delivery.Account, delivery.ProviderId ?? "", delivery.Takes + 1);
        TimeSpan quarter = age / 4;
        TimeSpan pause = quarter < ShortestPause ? ShortestPause : quarter > LongestPause ? LongestPause : quarter;
        return journal.FinishDeliveryAsync(delivery, isGivenUp ? DeliveryEnd.Dropped : end, pause, CancellationToken.None).AsTask();
    }));

    // Together they share a commit.
    private Task FinishAsync(JournalDelivery[] deliveries, DeliveryEnd end, TimeSpan pause) =>
        Task.WhenAll(deliveries.Select(delivery => journal.FinishDeliveryAsync(delivery, end, pause, CancellationToken.None).AsTask()));
}
