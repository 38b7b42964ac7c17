using System.Text;
using System.Text.Json.Nodes;
using Payouts.Moneroo;
using Payouts.Providers;
using Payouts.Tests.Support;

namespace Payouts.Tests.Moneroo.Support;

/// <summary>The bodies of the mapping files, changed in one respect, and what the adapter reads in them.</summary>
internal static class MonerooBodies
{
    /// <summary>A list of four methods: djamo_ci, mtn_bj, moov_bf, and moov_tg switched off.</summary>
    public static string List { get; } = WireMockMapping.Load("moneroo", "methods-mixed").Body;

    public static byte[] Of(string mapping) => Encoding.UTF8.GetBytes(WireMockMapping.Load("moneroo", mapping).Body);

    /// <summary>The list with one method changed.</summary>
    public static string ListWith(string code, Action<JsonObject> change)
    {
        JsonNode body = JsonNode.Parse(List)!;
        change(body["data"]!.AsArray().Single(method => (string?)method!["short_code"] == code)!.AsObject());
        return body.ToJsonString();
    }

    public static CreateReading Create(int status, string body) => MonerooResponses.ReadCreate(new ProviderAnswer(status, Encoding.UTF8.GetBytes(body)));

    public static PayoutReading? Read(string id, string body) => MonerooResponses.ReadPayout(id, new ProviderAnswer(200, Encoding.UTF8.GetBytes(body)));

    /// <summary>The documented payout, changed; its gateway says nothing.</summary>
    public static PayoutReading? Verified(Action<JsonObject> change)
    {
        JsonObject body = JsonNode.Parse(Of("verify-success"))!.AsObject();
        JsonObject payout = body["data"]!.AsObject();
        payout["disburse"]!["gateway"]!["transaction_failure_message"] = null;
        payout["disburse"]!["gateway"]!["transaction_status"] = null;
        change(payout);
        return Read("go86j8csuq51", body.ToJsonString());
    }

    /// <summary>Sets a field to a piece of JSON, or removes it.</summary>
    public static void Put(JsonObject fields, string name, string? json)
    {
        if (json is null) fields.Remove(name);
        else fields[name] = JsonNode.Parse(json);
    }
}
