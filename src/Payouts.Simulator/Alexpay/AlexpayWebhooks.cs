using System.Collections.Concurrent;
using System.Text.Json.Nodes;

namespace Payouts.Simulator.Alexpay;

/// <summary>The two events of a payout, sent to the request's address and to the account's.</summary>
internal sealed class AlexpayWebhooks(SimulatorContext context, AlexpaySimulatorOptions options, AlexpaySight sight)
{
    private readonly ConcurrentDictionary<string, string> _generated = new(StringComparer.Ordinal);

    public void Accepted(AlexpayPayout payout) =>
        context.Webhooks.WakeAt(payout.CreatedAt + (options.CompletedAfter ?? context.Options.CompletedAfter));

    public void Successful(AlexpayPayout payout, DateTimeOffset at)
    {
        context.Webhooks.WakeAt(at + options.DisbursedAfter);
        Raise(payout, "payout.completed", at);
    }

    public void Failed(AlexpayPayout payout, DateTimeOffset at) => Raise(payout, "payout.failed", at);

    /// <summary>Puts a generated secret in the place of the one before, also for webhooks that are on their way.</summary>
    public void Renew(string environment, string secret) => _generated[environment] = secret;

    public void Reset() => _generated.Clear();

    private void Raise(AlexpayPayout payout, string name, DateTimeOffset at)
    {
        Uri[] urls = [.. payout.Request.WebhookUrl is { } own ? options.Webhooks.Urls.Prepend(own).Distinct() : options.Webhooks.Urls];
        if (!options.Webhooks.Sends || urls.Length == 0)
            return;
        context.Webhooks.Raise(new WebhookNotice
        {
            Provider = AlexpayDefaults.ProviderName,
            PayoutId = payout.LedgerId,
            Event = name,
            Body = JsonAnswer.Encode(Draw(payout, name, at)),
            Settings = options.Webhooks,
            Urls = urls,
            Secret = () => _generated.GetValueOrDefault(payout.Environment) ?? options.Webhooks.Secret!,
            Sign = options.WebhookSignature.Sign,
        });
    }

    private JsonObject Draw(AlexpayPayout payout, string name, DateTimeOffset at)
    {
        JsonObject transaction = sight.DrawFor(payout, at);
        return options.WebhookShape switch
        {
            AlexpayWebhookShape.Bare => transaction,
            AlexpayWebhookShape.Envelope => new AlexpayEnvelope(options).Frame(transaction, AlexpayRead.Message),
            _ => new JsonObject { ["event"] = name, ["data"] = transaction },
        };
    }
}
