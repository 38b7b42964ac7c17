using Payouts.Chaos.Points;
using Payouts.Providers;

namespace Payouts.Chaos.Service;

/// <summary>An adapter whose provider is on this machine: a request does not linger on its way, so it counts as over sooner than on the internet.</summary>
internal sealed class NearProvider(IPayoutProvider inner, TimeSpan settleTime) : ForwardingProvider(inner), IWebhookScheme
{
    public override ProviderCapabilities Capabilities => base.Capabilities with { SettleTime = settleTime };

    public bool IsConfigured => Of<IWebhookScheme>().IsConfigured;

    public bool Recognises(WebhookDelivery delivery) => Of<IWebhookScheme>().Recognises(delivery);

    public WebhookVerdict Verify(WebhookDelivery delivery, DateTimeOffset now) => Of<IWebhookScheme>().Verify(delivery, now);

    public WebhookNotice Read(ReadOnlyMemory<byte> body) => Of<IWebhookScheme>().Read(body);
}
