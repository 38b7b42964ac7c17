using System.Globalization;
using System.Text.Json.Nodes;

namespace Payouts.Simulator.Monime;

/// <summary>The events of a payout in the envelope of Monime's captured webhooks; called under the store's lock.</summary>
internal sealed class MonimeWebhooks(SimulatorContext context, MonimeSimulatorOptions options, MonimeSight sight)
{
    private readonly MonimeGeneration _generation = options.SendsDatedWebhooks ? MonimeGeneration.Dated : MonimeGeneration.Caph;
    private long _events;

    /// <summary>Whether anybody is to be told when a payout is processed.</summary>
    public bool TellsOfProcessing => options.Webhooks.Sends && options.SendsProcessingWebhooks;

    public void Created(MonimePayout payout)
    {
        if (TellsOfProcessing)
            context.Webhooks.WakeAt(payout.CreatedAt + context.Options.ProcessingAfter);
        context.Webhooks.WakeAt(payout.CreatedAt + context.Options.CompletedAfter);
        if (options.SendsCreatedWebhooks)
            Raise(payout, "created", payout.CreatedAt, sight.DrawNew);
    }

    public void Processing(MonimePayout payout, DateTimeOffset at) => Raise(payout, "processing", at, sight.Draw);

    public void Closed(MonimePayout payout, DateTimeOffset at)
    {
        if (payout.State is LedgerState.Completed or LedgerState.Failed)
            Raise(payout, payout.State == LedgerState.Completed ? "completed" : "failed", at, sight.Draw);
    }

    public void Reset() => _events = 0;

    private void Raise(MonimePayout payout, string word, DateTimeOffset at, Func<MonimePayout, MonimeGeneration, DateTimeOffset, JsonObject> draw)
    {
        if (!options.Webhooks.Sends || options.Webhooks.Urls.Count == 0)
            return;
        string name = "payout." + word;
        JsonObject body = new()
        {
            ["apiVersion"] = _generation.IsCaph ? _generation.Versions[0] : "2024-08-01",
            ["event"] = new JsonObject
            {
                ["id"] = string.Create(CultureInfo.InvariantCulture, $"wkd-{++_events:D6}"),
                ["name"] = name,
                // A string, as captured.
                ["timestamp"] = sight.NowOf(at).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
            },
            ["object"] = new JsonObject { ["id"] = payout.Id, ["type"] = "payout" },
            ["data"] = draw(payout, _generation, at),
        };
        context.Webhooks.Raise(new WebhookNotice
        {
            Provider = MonimeDefaults.ProviderName,
            PayoutId = payout.Id,
            Event = name,
            Body = JsonAnswer.Encode(body),
            Settings = options.Webhooks,
            Urls = [.. options.Webhooks.Urls],
            Secret = () => options.Webhooks.Secret!,
            Sign = MonimeSignature.Sign,
            SignsAnew = options.SignsRedeliveriesAnew,
        });
    }
}
