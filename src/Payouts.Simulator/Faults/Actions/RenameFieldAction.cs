using System.Text.Json.Nodes;

namespace Payouts.Simulator;

internal sealed class RenameFieldAction : FaultAction
{
    private readonly string _from;
    private readonly string _to;

    public RenameFieldAction(string from, string to)
    {
        ArgumentException.ThrowIfNullOrEmpty(from);
        ArgumentException.ThrowIfNullOrEmpty(to);
        if (string.Equals(from, to, StringComparison.Ordinal))
            throw new ArgumentException("The new name must be another one.", nameof(to));
        (_from, _to) = (from, to);
    }

    internal override bool NeedsAnswer => true;

    internal override Task ApplyAsync(FaultExchange exchange)
    {
        JsonNode body = exchange.AnswerJson();
        foreach (JsonObject fields in JsonObjects.Of(body))
        {
            int place = fields.IndexOf(_from);
            if (place < 0)
                continue;
            JsonNode? value = fields[place];
            fields.RemoveAt(place);
            fields.Remove(_to);
            fields.Insert(Math.Min(place, fields.Count), _to, value);
        }

        return exchange.RewriteAsync(body);
    }
}
