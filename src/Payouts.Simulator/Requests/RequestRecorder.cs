using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Payouts.Simulator;

/// <summary>Writes each request to the log before anything else happens to it.</summary>
internal sealed class RequestRecorder(SimulatorContext context, IReadOnlyList<ISimulatedProvider> providers)
{
    public Task RecordAsync(HttpContext http, RequestDelegate next)
    {
        if (http.Request.Path.StartsWithSegments(ControlEndpoints.Prefix, StringComparison.Ordinal))
            return next(http);
        ReceivedRequest request = Describe(http);
        context.Requests.Add(request);
        http.Features.Set(request);
        // Set before the headers leave: whoever has the answer finds its status in the log.
        http.Response.OnStarting(() =>
        {
            http.Response.Headers.Date = (context.Clock.GetUtcNow() + context.Skew).ToString("R", CultureInfo.InvariantCulture);
            request.Status = request.Dropped ? null : http.Response.StatusCode;
            return Task.CompletedTask;
        });
        return next(http);
    }

    private ReceivedRequest Describe(HttpContext http)
    {
        string? provider = providers.FirstOrDefault(candidate => http.Request.Path.StartsWithSegments("/" + candidate.Name, StringComparison.Ordinal))?.Name;
        return new ReceivedRequest
        {
            Method = http.Request.Method.ToUpperInvariant(),
            Path = http.Request.Path.Value ?? "/",
            Template = provider is null ? null : TemplateOf(http, provider),
            Provider = provider,
            ReceivedAt = context.Clock.GetUtcNow(),
        };
    }

    private static string? TemplateOf(HttpContext http, string provider)
    {
        if (http.GetEndpoint() is not RouteEndpoint { RoutePattern.RawText: { } pattern } || pattern.Contains("{**", StringComparison.Ordinal))
            return null;
        return "/" + pattern.TrimStart('/')[provider.Length..].Trim('/');
    }
}
