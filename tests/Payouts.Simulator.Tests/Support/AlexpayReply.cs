using System.Net;
using System.Text.Json.Nodes;

namespace Payouts.Simulator.Tests;

internal sealed record AlexpayReply(HttpStatusCode Status, string Text, IReadOnlyDictionary<string, string> Headers)
{
    public JsonNode Json => JsonNode.Parse(Text)!;

    public JsonNode Data => Json["data"]!;

    /// <summary>The id of a create answer.</summary>
    public string PayoutId => this["payout_id"];

    public string PayoutStatus => this["status"];

    /// <summary>The fields of a map of problems.</summary>
    public IEnumerable<string> Problems => Data.AsObject().Select(problem => problem.Key);

    /// <summary>A string of <c>data</c>.</summary>
    public string this[string field] => Data[field]!.GetValue<string>();

    /// <summary>Compares a read with a recorded one; of those, only the failed one has a reason, where the simulator also shows an empty one.</summary>
    public void ShouldHaveShapeOfRead(string fixture)
    {
        JsonNode body = Json;
        body["data"]!.AsObject().Remove("failure_reason").Should().BeTrue();
        body.ShouldHaveShapeOf(fixture);
    }
}
