using System.Text.Json.Nodes;

namespace Payouts.Simulator.Alexpay;

/// <summary>GET countries, banks and wallets, and POST for a new webhook secret.</summary>
internal sealed class AlexpayLookup(AlexpayEnvelope envelope, AlexpayWebhooks webhooks)
{
    public AlexpayAnswer Countries(AlexpayCall call) =>
        envelope.Wrap(new JsonArray([.. call.Environment.Directory.Countries.Select(country => country.Draw())]));

    public AlexpayAnswer Banks(AlexpayCall call)
    {
        string country = call.Query("country") ?? throw AlexpayRefusalException.Invalid("country", "The country field is required.");
        if (country.Length != 2 || !country.All(char.IsAsciiLetterUpper))
            throw AlexpayRefusalException.Invalid("country", "The country field must be an ISO 3166-1 alpha-2 code.");
        return envelope.Wrap(new JsonArray([.. call.Environment.Directory.BanksOf(country).Select(bank => bank.Draw())]));
    }

    public AlexpayAnswer Wallets(AlexpayCall call) =>
        envelope.Wrap(new JsonArray([.. call.Environment.Wallets.Select(wallet => wallet.Draw(call.Environment.Name))]));

    public AlexpayAnswer NewWebhookSecret(AlexpayCall call)
    {
        string secret = call.Environment.NextSecret();
        webhooks.Renew(call.Environment.Name, secret);
        return envelope.Wrap(new JsonObject { ["webhook_secret"] = secret });
    }
}
