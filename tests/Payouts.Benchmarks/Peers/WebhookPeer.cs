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

    /// <summary>Verifies one delivery again and again.</summary>
    public static Candidate Verification(IServiceProvider services, WebhookSender sender, int size, WebhookVerdict expected = WebhookVerdict.Accepted)
    {
        IWebhookScheme scheme = SchemeOf(services, sender);
        WebhookDelivery delivery = sender.Deliver(size, 1, Now);
        return new Candidate($"{sender.Account} verifies {size} B", count =>
        {
            for (int index = 0; index < count; index++)
            {
                if (scheme.Verify(delivery, Now) != expected) throw new InvalidOperationException($"Not {expected}.");
            }

            return Task.CompletedTask;
        });
    }

    /// <summary>Asks whether a delivery is another provider's, as for one address for all accounts.</summary>
    public static Candidate Recognition(IServiceProvider services, WebhookSender sender, WebhookSender by)
    {
        IWebhookScheme scheme = SchemeOf(services, by);
        WebhookDelivery delivery = sender.Deliver(size: 512, 1, Now);
        return new Candidate($"{by.Account} looks at {sender.Account}", count =>
        {
            for (int index = 0; index < count; index++)
            {
                if (scheme.Recognises(delivery)) throw new InvalidOperationException("Recognised.");
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
    public static Candidate Receipt(IServiceProvider services, WebhookSender sender, int size)
    {
        var webhooks = services.GetRequiredService<IPayoutWebhooks>();
        long number = 0;
        return new Candidate($"{sender.Account} signs and is received {size} B", async count =>
        {
            for (int index = 0; index < count; index++) await ReceiveAsync(webhooks, sender.Deliver(size, ++number, DateTimeOffset.UtcNow), WebhookVerdict.Accepted);
        });
    }

    /// <summary>Takes in copies of one delivery, as a provider sends that was not answered in time.</summary>
    public static Candidate Copies(IServiceProvider services, WebhookSender sender, int size)
    {
        var webhooks = services.GetRequiredService<IPayoutWebhooks>();
        WebhookDelivery? first = null;
        return new Candidate($"{sender.Account} copy is received {size} B", async count =>
        {
            if (first is null) await ReceiveAsync(webhooks, first = sender.Deliver(size, 0, DateTimeOffset.UtcNow), WebhookVerdict.Accepted);
            for (int index = 0; index < count; index++) await ReceiveAsync(webhooks, first, WebhookVerdict.Duplicate);
        });
    }

    private static IWebhookScheme SchemeOf(IServiceProvider services, WebhookSender sender) => (IWebhookScheme)services.GetRequiredService<ProviderAccounts>().Get(sender.Account).Provider;

    private static async Task ReceiveAsync(IPayoutWebhooks webhooks, WebhookDelivery delivery, WebhookVerdict expected)
    {
        WebhookResult result = await webhooks.ReceiveAsync(delivery, CancellationToken.None);
        if (result.Verdict != expected) throw new InvalidOperationException($"{result.Verdict}, not {expected}.");
    }
}
