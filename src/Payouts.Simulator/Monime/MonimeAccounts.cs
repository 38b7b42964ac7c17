using System.Text.Json.Nodes;

namespace Payouts.Simulator.Monime;

/// <summary>GET financial accounts; the balance only when asked for.</summary>
internal static class MonimeAccounts
{
    public static MonimeAnswer One(MonimeCall call)
    {
        bool withBalance = WithBalance(call);
        MonimeAccount account = call.Space.Account(call.PathValue("id")) ?? throw MonimeRefusalException.NotFound();
        return new MonimeAnswer(MonimeEnvelope.One(Draw(account, withBalance)));
    }

    public static MonimeAnswer List(MonimeCall call)
    {
        MonimePage page = MonimePage.Read(call);
        bool withBalance = WithBalance(call);
        string? uvan = Filter(call, "uvan", 16);
        string? reference = Filter(call, "reference", 64);
        // The simulated accounts have no reference, so that filter finds none.
        List<MonimeAccount> all =
        [
            .. call.Space.Accounts.Where(account => reference is null && (uvan is null || string.Equals(account.Uvan, uvan, StringComparison.Ordinal))),
        ];
        string filters = $"{uvan}&{reference}";
        string? last = page.After is null ? null : MonimePage.Open(page.After, filters);
        int skip = 1 + all.FindIndex(account => string.Equals(account.Id, last, StringComparison.Ordinal));
        List<MonimeAccount> shown = [.. all.Skip(skip).Take(page.Limit)];
        string? next = skip + shown.Count < all.Count ? MonimePage.Seal(shown[^1].Id, filters) : null;
        return new MonimeAnswer(MonimeEnvelope.List([.. shown.Select(account => Draw(account, withBalance))], next, total: null));
    }

    private static bool WithBalance(MonimeCall call) => call.Query("withBalance") switch
    {
        null or "false" => false,
        "true" => true,
        _ => throw MonimeRefusalException.BadRequest("'withBalance' must be true or false.", "withBalance"),
    };

    private static string? Filter(MonimeCall call, string name, int length)
    {
        string? value = call.Query(name);
        return value?.Length > length
            ? throw MonimeRefusalException.BadRequest($"'{name}' must have at most {length} characters.", name)
            : value;
    }

    private static JsonObject Draw(MonimeAccount account, bool withBalance)
    {
        JsonObject drawn = new()
        {
            ["id"] = account.Id,
            ["uvan"] = account.Uvan,
            ["name"] = account.Name,
            ["currency"] = account.Currency,
            ["reference"] = null,
            ["description"] = null,
        };
        if (withBalance)
            drawn["balance"] = new JsonObject { ["available"] = new JsonObject { ["currency"] = account.Currency, ["value"] = account.Available } };
        drawn["createTime"] = "2024-09-01T10:00:00Z";
        drawn["updateTime"] = null;
        drawn["metadata"] = null;
        return drawn;
    }
}
