namespace Payouts;

/// <summary>Takes webhook deliveries: verifies them on their raw bytes, stores what is genuine and new, and has the provider read afterwards. A body alone changes nothing.</summary>
/// <remarks>Returns within one commit of the journal; the background work, or <see cref="IPayoutReconciler.RunOnceAsync"/>, does the rest.</remarks>
public interface IPayoutWebhooks
{
    /// <summary>The verdict on a delivery; what was accepted survives a crash.</summary>
    /// <param name="delivery">The delivery as it came.</param>
    /// <param name="cancellationToken">Stops before the commit only.</param>
    /// <exception cref="PayoutJournalException">The journal is down: answer 503.</exception>
    Task<WebhookResult> ReceiveAsync(WebhookDelivery delivery, CancellationToken cancellationToken = default);
}
