namespace Payouts.Providers;

/// <summary>How a provider's deliveries prove where they come from, and what they name. Pure: no network, and never throws for what a delivery holds.</summary>
public interface IWebhookScheme
{
    /// <summary>Whether anything is configured that a delivery can be verified with.</summary>
    bool IsConfigured { get; }

    /// <summary>Whether a delivery looks like this provider's, by its headers; nothing is trusted yet.</summary>
    bool Recognises(WebhookDelivery delivery);

    /// <summary>Verifies a delivery on its raw bytes, comparing in constant time; any of several secrets will do, so that they can rotate.</summary>
    /// <returns><see cref="WebhookVerdict.Accepted"/>, or why not.</returns>
    WebhookVerdict Verify(WebhookDelivery delivery, DateTimeOffset now);

    /// <summary>What a body names; trusted no further than to read the provider.</summary>
    WebhookNotice Read(ReadOnlyMemory<byte> body);
}
