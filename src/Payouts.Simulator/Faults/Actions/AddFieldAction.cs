using System.Text.Json.Nodes;

namespace Payouts.Simulator;

internal sealed class AddFieldAction : FaultAction
{
    private readonly string _name;
    private readonly JsonNode? _value;

    public AddFieldAction(string name, string json)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(json);
        (_name, _value) = (name, JsonNode.Parse(json));
    }

    internal override bool NeedsAnswer => true;

    internal override Task ApplyAsync(FaultExchange exchange)
    {
        JsonNode body = exchange.AnswerJson();
        foreach (JsonObject fields in JsonObjects.Of(body))
            fields.TryAdd(_name, _value?.DeepClone());
        return exchange.RewriteAsync(body);
    }
}
