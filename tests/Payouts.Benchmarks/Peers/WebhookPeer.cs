using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Payouts.Benchmarks.Measuring;
using Payouts.Providers;

namespace Payouts.Benchmarks.Peers;

/// <summary>Deliveries as the receiver takes them, and the one-shot HMAC that whoever verifies by hand would write.</summary>
internal static class WebhookPeer
{
    private static readonly DateTimeOffset Now = DateTimeOffset.UnixEpoch.AddDays(20_000);

    /// <summary>A one-shot HMAC over a body of so many bytes with a key that is at hand: less than any verification by hand does.</summary>
    public static Candidate OneShot(int size)
    {
        byte[] key = Encoding.UTF8.GetBytes(WebhookSender.Monime.Secret), body = WebhookSender.Monime.Body(size, 1);
        return new Candidate($"one-shot HMACSHA256.HashData, {size} B", count =>
        {
            Span<byte> mac = stackalloc byte[HMACSHA256.HashSizeInBytes];
            for (int index = 0; index < count; index++) HMACSHA256.HashData(key, body, mac);
            return Task.CompletedTask;
        });
    }

    /// <summary>Verifies one genuine delivery again and again.</summary>
    public static Candidate Verification(ServiceProvider services, WebhookSender sender, int size)
    {
        var scheme = (IWebhookScheme)services.GetRequiredService<ProviderAccounts>().Get(sender.Account).Provider;
        WebhookDelivery delivery = sender.Deliver(size, 1, Now);
        return new Candidate($"{sender.Account} verifies {size} B", count =>
        {
            for (int index = 0; index < count; index++)
            {
                if (scheme.Verify(delivery, Now) != WebhookVerdict.Accepted) throw new InvalidOperationException("Not accepted.");
            }

            return Task.CompletedTask;
        });
    }

    /// <summary>Signs new deliveries: what has to be taken off <see cref="Receipt"/>.</summary>
    public static Candidate Signing(WebhookSender sender, int size)
    {
        long number = 0;
        return new Candidate($"{sender.Account} signs {size} B", count =>
        {
            DateTimeOffset now = DateTimeOffset.UtcNow;
            for (int index = 0; index < count; index++) GC.KeepAlive(sender.Deliver(size, ++number, now));
            return Task.CompletedTask;
        });
    }

    /// <summary>Signs new deliveries and takes each in.</summary>
    public static Candidate Receipt(ServiceProvider services, WebhookSender sender, int size)
    {
        var webhooks = services.GetRequiredService<IPayoutWebhooks>();
        long number = 0;
        return new Candidate($"{sender.Account} signs and is received {size} B", async count =>
        {
            for (int index = 0; index < count; index++) await ReceiveAsync(webhooks, sender.Deliver(size, ++number, DateTimeOffset.UtcNow), WebhookVerdict.Accepted);
        });
    }

    /// <summary>Takes in copies of one delivery, as a provider sends that was not answered in time.</summary>
    public static Candidate Copies(ServiceProvider services, WebhookSender sender, int size)
    {
        var webhooks = services.GetRequiredService<IPayoutWebhooks>();
        WebhookDelivery? first = null;
        return new Candidate($"{sender.Account} copy is received {size} B", async count =>
        {
            if (first is null) await ReceiveAsync(webhooks, first = sender.Deliver(size, 0, DateTimeOffset.UtcNow), WebhookVerdict.Accepted);
            for (int index = 0; index < count; index++) await ReceiveAsync(webhooks, first, WebhookVerdict.Duplicate);
        });
    }

    private static async Task ReceiveAsync(IPayoutWebhooks webhooks, WebhookDelivery delivery, WebhookVerdict expected)
    {
        WebhookResult result = await webhooks.ReceiveAsync(delivery, CancellationToken.None);
        if (result.Verdict != expected) throw new InvalidOperationException($"{result.Verdict}, not {expected}.");
    }
}
