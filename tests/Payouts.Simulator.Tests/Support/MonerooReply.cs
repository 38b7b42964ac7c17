using System.Net;
using System.Text.Json.Nodes;

namespace Payouts.Simulator.Tests;

internal sealed record MonerooReply(HttpStatusCode Status, string Text, IReadOnlyDictionary<string, string> Headers)
{
    public JsonNode Json => JsonNode.Parse(Text)!;

    public JsonNode Payout => Json["data"]!;

    public JsonNode Disburse => Payout["disburse"]!;

    public string Id => Payout["id"]!.GetValue<string>();

    public string PayoutStatus => Payout["status"]!.GetValue<string>();

    public string Message => Json["message"]!.GetValue<string>();

    /// <summary>The fields that a refusal names, in the default form.</summary>
    public IEnumerable<string> Fields => Json["errors"]!.AsObject().Select(error => error.Key);
}
