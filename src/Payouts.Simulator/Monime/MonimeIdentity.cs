using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Payouts.Simulator.Monime;

/// <summary>The identity probe at the root: which environment the token belongs to, without an envelope and never refused.</summary>
internal sealed class MonimeIdentity(MonimeGate gate)
{
    public Task HandleAsync(HttpContext http)
    {
        string? environment = gate.EnvironmentOf(http.Request);
        JsonObject body = new()
        {
            ["platform"] = "Monime",
            ["tagline"] = "Monime",
            ["status"] = new JsonObject { ["environment"] = environment, ["isAuthenticated"] = environment is not null },
            ["apiVersion"] = MonimeGeneration.Caph.Versions[0],
            ["requestOrigin"] = new JsonObject { ["country"] = "SL", ["ipAddress"] = "127.0.0.1" },
        };
        return JsonAnswer.WriteAsync(http, StatusCodes.Status200OK, JsonAnswer.Encode(body));
    }
}
