using System.Text.Json.Nodes;

namespace Payouts.Simulator;

internal sealed class WithoutIdAction : FaultAction
{
    internal override Task ApplyAsync(FaultExchange exchange)
    {
        JsonNode body = exchange.Answer is { Length: > 0 } answer ? JsonNode.Parse(answer)! : new JsonObject();
        Strip(body);
        return exchange.ReplaceAsync(200, JsonAnswer.Encode(body));
    }

    private static void Strip(JsonNode? node)
    {
        if (node is JsonObject fields)
        {
            fields.Remove("id");
            foreach ((_, JsonNode? value) in fields)
                Strip(value);
        }
        else if (node is JsonArray items)
        {
            foreach (JsonNode? item in items)
                Strip(item);
        }
    }
}
