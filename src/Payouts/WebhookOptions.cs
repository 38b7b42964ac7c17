namespace Payouts;

/// <summary>Settings of webhooks; secrets and schemes are each account's own.</summary>
public sealed class WebhookOptions
{
    /// <summary>Where this application takes deliveries, https: <c>https://pay.example.com/webhooks/payouts</c>. Providers that take an address with each payout are given one below it, with the account's name and a token of that payout. None are given when left out.</summary>
    public Uri? CallbackBase { get; set; }

    /// <summary>For how long a delivery is known, so that a copy is dropped; 1 hour to 1 year.</summary>
    public TimeSpan KeepFor { get; set; } = TimeSpan.FromDays(30);

    /// <summary>The largest body that is read; 1 KiB to 4 MiB.</summary>
    public int MaxBodyBytes { get; set; } = 256 * 1024;
}
