using System.Text.Json.Nodes;

namespace Payouts.Simulator.Monime;

/// <summary>The frames around every body.</summary>
internal static class MonimeEnvelope
{
    public static byte[] One(JsonObject result) => JsonAnswer.Encode(new JsonObject
    {
        ["success"] = true,
        ["messages"] = new JsonArray(),
        ["result"] = result,
    });

    public static byte[] Empty() => JsonAnswer.Encode(new JsonObject
    {
        ["success"] = true,
        ["messages"] = new JsonArray(),
    });

    /// <summary>A page; a page without items has a null result, which the schema allows and clients forget.</summary>
    public static byte[] List(IReadOnlyCollection<JsonObject> items, string? next, int? total) => JsonAnswer.Encode(new JsonObject
    {
        ["success"] = true,
        ["messages"] = new JsonArray(),
        ["result"] = items.Count == 0 ? null : new JsonArray([.. items]),
        ["pagination"] = Pagination(items.Count, next, total),
    });

    public static byte[] Error(int status, string reason, string message, JsonArray details) => JsonAnswer.Encode(new JsonObject
    {
        ["success"] = false,
        ["messages"] = new JsonArray(),
        ["error"] = new JsonObject
        {
            ["code"] = status,
            ["reason"] = reason,
            ["message"] = message,
            ["details"] = details,
        },
    });

    private static JsonObject Pagination(int count, string? next, int? total)
    {
        JsonObject pagination = new() { ["count"] = count };
        if (total is not null)
            pagination["total"] = total;
        pagination["next"] = next;
        return pagination;
    }
}
