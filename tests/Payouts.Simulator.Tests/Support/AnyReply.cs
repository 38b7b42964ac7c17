using System.Net;
using System.Text.Json.Nodes;

namespace Payouts.Simulator.Tests;

/// <summary>An answer of any provider, by what all of them have.</summary>
internal sealed record AnyReply(HttpStatusCode Status, string Text, JsonNode? Payout, IReadOnlyDictionary<string, string> Headers)
{
    public string? PayoutStatus => Payout?["status"]?.GetValue<string>();
}
