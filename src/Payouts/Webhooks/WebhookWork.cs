using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Payouts.Diagnostics;
using Payouts.Journal;
using Payouts.Tracking;

namespace Payouts.Webhooks;

/// <summary>Looks into deliveries that were accepted: has the provider read, and merges what it says. What it cannot do now it does later.</summary>
internal sealed class WebhookWork(
    GuardedJournal journal, WebhookLook look, IOptionsMonitor<PayoutsOptions> options, JournalTime time, ILogger<WebhookWork> logger)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(1);
    private static readonly TimeSpan Patience = TimeSpan.FromDays(3);

    private readonly WorkLane _work = new();
    private readonly StartedWork _started = new();

    /// <summary>One round, to its end.</summary>
    /// <returns>How many were taken.</returns>
    internal async Task<int> RunOnceAsync(CancellationToken cancellationToken)
    {
        BackgroundOptions background = options.CurrentValue.Background;
        return (await Task.WhenAll(await TakeAsync(background, background.BatchSize, cancellationToken).ConfigureAwait(false)).ConfigureAwait(false)).Sum();
    }

    /// <summary>Starts a round and does not wait for its end.</summary>
    /// <returns>Whether there is more to take.</returns>
    internal async Task<bool> StartRoundAsync(CancellationToken cancellationToken)
    {
        _started.ThrowIfFailed();
        BackgroundOptions background = options.CurrentValue.Background;
        await _work.WaitForFewerAsync(background.Concurrency, cancellationToken).ConfigureAwait(false);
        int most = Math.Clamp((background.Concurrency * 2) - _work.Count, 1, background.BatchSize);
        List<Task<int>> looks = await TakeAsync(background, most, cancellationToken).ConfigureAwait(false);
        foreach (Task<int> started in looks) _started.Add(started);
        return looks.Count > 0;
    }

    /// <summary>Waits for the rounds that were started.</summary>
    internal Task DrainAsync() => _started.DrainAsync();

    // Several deliveries about one payout that wait together are one question to the provider.
    private async Task<List<Task<int>>> TakeAsync(BackgroundOptions background, int most, CancellationToken cancellationToken)
    {
        IReadOnlyList<JournalDelivery> taken = await journal.TakeDeliveriesAsync(most, background.Hold, cancellationToken).ConfigureAwait(false);
        return
        [
            .. taken.GroupBy(static each => (each.Account, each.ProviderId, each.ProviderReference, each.Handle))
                .Select(group => _work.RunAsync(background.Concurrency, () => WorkAsync([.. group], cancellationToken))),
        ];
    }

    private async Task<int> WorkAsync(JournalDelivery[] deliveries, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        bool isDone = await TryAsync(deliveries[0], cancellationToken).ConfigureAwait(false);
        foreach (JournalDelivery delivery in deliveries)
        {
            // It may be all that tells of a payout whose answer was lost, so an outage of days is outlasted.
            bool isGivenUp = !isDone && time.GetUtcNow() - delivery.ReceivedAt > Patience;
            if (isGivenUp) logger.WebhookGivenUp(delivery.Account, delivery.ProviderId ?? "", delivery.Takes + 1);
            await journal.FinishDeliveryAsync(delivery, isDone || isGivenUp ? null : Pause(delivery), CancellationToken.None).ConfigureAwait(false);
        }

        return deliveries.Length;
    }

    private async Task<bool> TryAsync(JournalDelivery delivery, CancellationToken cancellationToken)
    {
        try
        {
            return await look.LookAsync(delivery, cancellationToken).ConfigureAwait(false);
        }
        catch (PayoutProviderException error)
        {
            logger.ReadFailed(error, delivery.Account, error.Category);
        }
        catch (Exception error) when (error is PayoutStateException or OptionsValidationException)
        {
            logger.NotLookedAt(delivery.ProviderId ?? "a delivery", delivery.Account, error.Message);
        }
        catch (Exception error) when (error is not (OperationCanceledException or PayoutJournalException))
        {
            logger.NotLookedAt(delivery.ProviderId ?? "a delivery", delivery.Account, error.GetType().Name);
        }

        return false;
    }

    private static TimeSpan Pause(JournalDelivery delivery)
    {
        TimeSpan pause = FirstPause * (1 << Math.Min(delivery.Takes, 12));
        return pause < LongestPause ? pause : LongestPause;
    }
}
