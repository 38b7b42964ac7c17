using System.Text.Json.Nodes;

namespace Payouts.Simulator.Alexpay;

/// <summary>The frame around every good answer.</summary>
internal sealed class AlexpayEnvelope(AlexpaySimulatorOptions options)
{
    public AlexpayAnswer Wrap(JsonNode data, string message = "success") => new(JsonAnswer.Encode(Frame(data, message)));

    public JsonObject Frame(JsonNode data, string message) => new()
    {
        ["status"] = "success",
        ["code"] = options.SuccessCode,
        ["message"] = message,
        ["data"] = data,
    };
}
