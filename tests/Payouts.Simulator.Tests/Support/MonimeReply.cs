using System.Net;
using System.Text.Json.Nodes;

namespace Payouts.Simulator.Tests;

internal sealed record MonimeReply(HttpStatusCode Status, string Text, IReadOnlyDictionary<string, string> Headers)
{
    public JsonNode Json => JsonNode.Parse(Text)!;

    public JsonNode Result => Json["result"]!;

    public string Id => Result["id"]!.GetValue<string>();

    public string PayoutStatus => Result["status"]!.GetValue<string>();

    public string Reason => Json["error"]!["reason"]!.GetValue<string>();

    public string Field => Json["error"]!["details"]![0]!["field"]!.GetValue<string>();
}
