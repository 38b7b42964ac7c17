using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Payouts.Simulator;

internal sealed class WithoutIdAction : FaultAction
{
    internal override Task ApplyAsync(FaultExchange exchange)
    {
        JsonNode body = exchange.AnswerJson();
        Strip(body, exchange.Http.GetEndpoint()?.Metadata.GetMetadata<AnswerIds>() ?? AnswerIds.Default);
        return exchange.ReplaceAsync(200, JsonAnswer.Encode(body));
    }

    private static void Strip(JsonNode? node, AnswerIds ids)
    {
        if (node is JsonObject fields)
        {
            foreach (string name in ids.Fields)
                fields.Remove(name);
            foreach ((_, JsonNode? value) in fields)
                Strip(value, ids);
        }
        else if (node is JsonArray items)
        {
            foreach (JsonNode? item in items)
                Strip(item, ids);
        }
    }
}
