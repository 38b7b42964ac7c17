using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Payouts.Diagnostics;
using Payouts.Journal;
using Payouts.Tracking;

namespace Payouts.Webhooks;

/// <summary>Looks into deliveries that were accepted: has the provider read, and merges what it says. What it cannot do now it does later.</summary>
internal sealed class WebhookWork(
    GuardedJournal journal, WebhookLook look, IOptionsMonitor<PayoutsOptions> options, ILogger<WebhookWork> logger)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(10);

    private readonly WorkLane _work = new();
    private readonly StartedWork _started = new();

    /// <summary>One round, to its end.</summary>
    /// <returns>How many were taken.</returns>
    internal async Task<int> RunOnceAsync(CancellationToken cancellationToken)
    {
        BackgroundOptions background = options.CurrentValue.Background;
        return (await Task.WhenAll(await TakeAsync(background, background.BatchSize, cancellationToken).ConfigureAwait(false)).ConfigureAwait(false)).Length;
    }

    /// <summary>Starts a round and does not wait for its end.</summary>
    /// <returns>Whether there is more to take.</returns>
    internal async Task<bool> StartRoundAsync(CancellationToken cancellationToken)
    {
        _started.ThrowIfFailed();
        BackgroundOptions background = options.CurrentValue.Background;
        await _work.WaitForFewerAsync(background.Concurrency, cancellationToken).ConfigureAwait(false);
        int most = Math.Clamp((background.Concurrency * 2) - _work.Count, 1, background.BatchSize);
        List<Task<bool>> looks = await TakeAsync(background, most, cancellationToken).ConfigureAwait(false);
        foreach (Task<bool> started in looks) _started.Add(started);
        return looks.Count == most;
    }

    /// <summary>Waits for the rounds that were started.</summary>
    internal Task DrainAsync() => _started.DrainAsync();

    private async Task<List<Task<bool>>> TakeAsync(BackgroundOptions background, int most, CancellationToken cancellationToken)
    {
        IReadOnlyList<JournalDelivery> taken = await journal.TakeDeliveriesAsync(most, background.Hold, cancellationToken).ConfigureAwait(false);
        return [.. taken.Select(each => _work.RunAsync(background.Concurrency, () => WorkAsync(each, background, cancellationToken)))];
    }

    private async Task<bool> WorkAsync(JournalDelivery delivery, BackgroundOptions background, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        bool isDone = await TryAsync(delivery, cancellationToken).ConfigureAwait(false);
        TimeSpan? retryIn = isDone ? null : Pause(delivery);

        // What is known by its id is asked about by the reconciler all the same; a delivery is not kept waiting for ever.
        if (!isDone && delivery.Takes + 1 >= background.MaxDeliveries)
        {
            logger.WebhookGivenUp(delivery.Account, delivery.ProviderId ?? "", delivery.Takes + 1);
            retryIn = null;
        }

        await journal.FinishDeliveryAsync(delivery, retryIn, CancellationToken.None).ConfigureAwait(false);
        return isDone;
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
        TimeSpan pause = FirstPause * (1 << Math.Min(delivery.Takes, 10));
        return pause < LongestPause ? pause : LongestPause;
    }
}
