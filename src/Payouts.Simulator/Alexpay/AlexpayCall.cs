using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Payouts.Simulator.Alexpay;

/// <summary>One request that has passed the gate, with its environment and the present instant.</summary>
internal sealed class AlexpayCall(HttpContext http, byte[] body, AlexpayEnvironment environment, DateTimeOffset now)
{
    public byte[] Body => body;

    public AlexpayEnvironment Environment => environment;

    public DateTimeOffset Now => now;

    /// <summary>The path template below the provider.</summary>
    public string? Template => http.Features.Get<ReceivedRequest>()?.Template;

    public string? ContentType => http.Request.ContentType;

    public string PathValue(string name) => http.GetRouteValue(name)?.ToString() ?? "";

    /// <summary>A query value; null when absent or empty.</summary>
    public string? Query(string name) => http.Request.Query[name].ToString() is { Length: > 0 } value ? value : null;
}
