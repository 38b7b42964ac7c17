using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Payouts.Simulator.Monime;

/// <summary>One request that has passed the gate, with its Space and the present instant.</summary>
internal sealed class MonimeCall(HttpContext http, MonimeGeneration generation, byte[] body, MonimeSpace space, DateTimeOffset now)
{
    public MonimeGeneration Generation => generation;

    public byte[] Body => body;

    public MonimeSpace Space => space;

    public DateTimeOffset Now => now;

    public string Method => http.Request.Method;

    /// <summary>The path template below the provider.</summary>
    public string? Template => http.Features.Get<ReceivedRequest>()?.Template;

    public string Path => http.Request.Path.Value ?? "/";

    public string PathValue(string name) => http.GetRouteValue(name)?.ToString() ?? "";

    public string? Header(string name) => http.Request.Headers[name] is { Count: > 0 } values ? values.ToString() : null;

    /// <summary>A query value; null when absent or empty.</summary>
    public string? Query(string name) => http.Request.Query[name].ToString() is { Length: > 0 } value ? value : null;

    public string RequiredQuery(string name) =>
        Query(name) ?? throw MonimeRefusalException.BadRequest($"The query parameter '{name}' is required.", name);
}
