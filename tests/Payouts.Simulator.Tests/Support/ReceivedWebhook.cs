using System.Text;
using System.Text.Json.Nodes;

namespace Payouts.Simulator.Tests;

/// <summary>One POST as it arrived.</summary>
internal sealed record ReceivedWebhook(string Path, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    public string Text => Encoding.UTF8.GetString(Body);

    public JsonNode Json => JsonNode.Parse(Body)!;

    /// <summary>The event's name, wherever the provider puts it.</summary>
    public string Event => (Json["event"] as JsonObject)?["name"]?.GetValue<string>() ?? Json["event"]!.GetValue<string>();

    /// <summary>A part of a header of the form <c>t=…,v1=…</c>, split at the first equals sign only.</summary>
    public string Part(string header, string name) =>
        Headers[header].Split(',').Select(part => part.Split('=', 2)).Single(part => string.Equals(part[0], name, StringComparison.Ordinal))[1];
}
