using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Payouts.Simulator.Moneroo;

/// <summary>One request that has passed the gate, with the application it belongs to and the present instant.</summary>
internal sealed class MonerooCall(HttpContext http, byte[] body, MonerooApp app, DateTimeOffset now)
{
    public byte[] Body => body;

    public MonerooApp App => app;

    public DateTimeOffset Now => now;

    /// <summary>The path template below the provider.</summary>
    public string? Template => http.Features.Get<ReceivedRequest>()?.Template;

    /// <summary>The payout id of the path, percent-decoded.</summary>
    public string PayoutId => http.GetRouteValue("id")?.ToString() ?? "";
}
