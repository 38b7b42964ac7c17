using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Payouts.Testing;
using Payouts.Simulator;

namespace Payouts.Chaos.Defects.Scripts;

/// <summary>Deliveries without a time, old, doubled, forged, of another account or written anew change nothing, or have the provider read.</summary>
internal static class BadWebhooks
{
    public static async Task RunAsync(DefectWorld world)
    {
        DefectProcess process = world.Open(new DefectSetup { TakesWebhooks = true });
        world.Simulator.Outcomes.Default = SimulatedOutcome.Pending;
        Payout created = await process.CreateAsync();
        string account = world.Account.Name, id = world.EntriesOf(DefectWorld.Reference).Single().PayoutId;
        DateTimeOffset now = world.Clock.GetUtcNow();
        int calls = world.Calls;
        SignedWebhook good = DefectWebhooks.Sign(account, id, now);
        WebhookDelivery[] bad =
        [
            DefectWebhooks.To(account, DefectWebhooks.Sign(account, id, now, secret: "a guessed secret of thirty-two chars")),
            DefectWebhooks.To(account, good, static body => Encoding.UTF8.GetBytes(JsonNode.Parse(body.Span)!.ToJsonString(new JsonSerializerOptions { WriteIndented = true }))),
            DefectWebhooks.To(account, good, static body => Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(body.Span) + " ")),
            DefectWebhooks.To("nobody", good),
            DefectWebhooks.To(DefectWorld.Second, good),
            new WebhookDelivery { Account = account, Body = good.Body, Headers = new Dictionary<string, string>() },
            new WebhookDelivery { Account = account, Token = "0000-00000000000000000000000000000000", Body = good.Body, Headers = new Dictionary<string, string>() },
            .. account == "moneroo" ? [] : new[] { DefectWebhooks.To(account, DefectWebhooks.Sign(account, id, now.AddDays(-1))), DefectWebhooks.To(account, DefectWebhooks.Sign(account, id, now.AddDays(1))) },
            .. account == "moneroo" ? [] : new[] { WithoutTime(account, good) },
        ];
        foreach (WebhookDelivery delivery in bad)
        {
            WebhookResult result = await world.RunAsync(() => process.Client.Webhooks.ReceiveAsync(delivery));
            DefectWorld.Require(!result.IsGenuine, $"A delivery that nobody sent was believed: {result.Verdict}.");
        }

        DefectWorld.Require(world.Calls == calls && (await process.GetAsync()).Version == created.Version, "A delivery that nobody sent changed something.");

        // Another account's own, about this one's payout: genuine there, and nothing here.
        WebhookDelivery elsewhere = DefectWebhooks.To(DefectWorld.Second, DefectWebhooks.Sign(account, id, now, secret: DefectWebhooks.SecondSecret));
        WebhookResult other = await world.RunAsync(() => process.Client.Webhooks.ReceiveAsync(elsewhere));
        DefectWorld.Require(other.Verdict == WebhookVerdict.Accepted, $"The script is wrong: {other.Verdict}.");
        await LieAsync(world, process, account, id);
    }

    // Genuine, and twice, and says that the payout failed: the provider's own word counts.
    private static async Task LieAsync(DefectWorld world, DefectProcess process, string account, string id)
    {
        WebhookDelivery lie = DefectWebhooks.To(account, DefectWebhooks.Sign(account, id, world.Clock.GetUtcNow(), isSuccess: false));
        WebhookResult first = await world.RunAsync(() => process.Client.Webhooks.ReceiveAsync(lie));
        WebhookResult second = await world.RunAsync(() => process.Client.Webhooks.ReceiveAsync(lie));
        DefectWorld.Require(first.Verdict == WebhookVerdict.Accepted && second.Verdict == WebhookVerdict.Duplicate, $"The delivery was {first.Verdict}, and the second time {second.Verdict}.");
        int calls = world.Calls;
        await process.WorkAsync();
        Payout after = await process.GetAsync();
        DefectWorld.Require(world.Calls > calls, "A genuine delivery had nobody asked.");
        DefectWorld.Require(after.Status == PayoutStatus.Pending, $"The body of a delivery was believed: {after.Status}.");
        world.Simulator.Outcomes.Default = SimulatedOutcome.Completed;
        DefectWorld.Require((await process.SettleAsync()).Status == PayoutStatus.Succeeded, "It was paid.");
    }

    private static WebhookDelivery WithoutTime(string account, SignedWebhook good)
    {
        WebhookDelivery whole = DefectWebhooks.To(account, good);
        return new WebhookDelivery
        {
            Account = account,
            Body = whole.Body,
            Headers = whole.Headers.ToDictionary(static header => header.Key, static header => string.Join(',', header.Value.Split(',').Where(static part => !part.StartsWith("t=", StringComparison.Ordinal))), StringComparer.OrdinalIgnoreCase),
        };
    }
}
