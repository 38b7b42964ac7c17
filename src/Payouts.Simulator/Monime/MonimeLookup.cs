using System.Text.Json.Nodes;

namespace Payouts.Simulator.Monime;

/// <summary>GET momos, banks and the name behind an account.</summary>
internal sealed class MonimeLookup(OutcomeTable outcomes)
{
    public static Func<MonimeCall, MonimeAnswer> List(string type) => call =>
    {
        string country = call.RequiredQuery("country");
        if (country.Length != 2 || !country.All(char.IsAsciiLetterUpper))
            throw MonimeRefusalException.BadRequest("'country' must be an ISO 3166-1 alpha-2 code.", "country");
        List<MonimeDirectoryEntry> all =
        [
            .. MonimeDirectory.All.Where(entry => string.Equals(entry.Type, type, StringComparison.Ordinal) && string.Equals(country, "SL", StringComparison.Ordinal)),
        ];
        if (!call.Generation.IsCaph)
            return new MonimeAnswer(MonimeEnvelope.List([.. all.Select(entry => entry.Draw(call.Generation))], next: null, all.Count));

        MonimePage page = MonimePage.Read(call);
        string filters = $"{type}&{country}";
        int skip = page.After is null ? 0 : 1 + all.FindIndex(entry => entry.IsCalled(MonimePage.Open(page.After, filters)));
        List<MonimeDirectoryEntry> shown = [.. all.Skip(skip).Take(page.Limit)];
        string? next = skip + shown.Count < all.Count ? MonimePage.Seal(shown[^1].ProviderId, filters) : null;
        return new MonimeAnswer(MonimeEnvelope.List([.. shown.Select(entry => entry.Draw(call.Generation))], next, total: null));
    };

    public static Func<MonimeCall, MonimeAnswer> One(string type) => call =>
        MonimeDirectory.Find(call.PathValue("id")) is { } entry && string.Equals(entry.Type, type, StringComparison.Ordinal)
            ? new MonimeAnswer(MonimeEnvelope.One(entry.Draw(call.Generation)))
            : throw MonimeRefusalException.NotFound();

    public MonimeAnswer AccountName(MonimeCall call)
    {
        string account = call.RequiredQuery("accountId");
        if (!call.Generation.IsCaph && call.Query("accountType") is not null and not "merchant")
            throw MonimeRefusalException.BadRequest("'accountType' must be merchant.", "accountType");
        if (MonimeDirectory.Find(call.PathValue("id")) is not { } provider || IsUnregistered(account))
            throw MonimeRefusalException.NotFound();
        return new MonimeAnswer(MonimeEnvelope.One(call.Generation.IsCaph ? Caph(account, provider) : Dated(account, provider)));
    }

    private bool IsUnregistered(string account) =>
        outcomes.Of(account) is { Kind: SimulatedOutcomeKind.Failed, Text: "provider_account_missing" };

    private static JsonObject Caph(string account, MonimeDirectoryEntry provider) => new()
    {
        ["account"] = new JsonObject { ["id"] = account, ["name"] = "A Kamara", ["holderName"] = "Aminata Kamara", ["metadata"] = null },
        ["provider"] = new JsonObject { ["id"] = provider.ProviderId, ["type"] = provider.Type, ["name"] = provider.Name },
    };

    private static JsonObject Dated(string account, MonimeDirectoryEntry provider) => new()
    {
        ["provider"] = new JsonObject { ["code"] = provider.Code, ["type"] = provider.Type, ["name"] = provider.Name },
        ["accountId"] = account,
        ["accountHolderProfile"] = new JsonObject { ["firstName"] = "Aminata", ["lastName"] = "Kamara" },
        ["metadata"] = null,
    };
}
