using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Payouts.Simulator;

/// <summary>One request that a fault has hit, with the provider behind it.</summary>
internal sealed class FaultExchange(HttpContext http, ReceivedRequest request, RequestDelegate next, SimulatorContext context, CancellationToken stopping)
{
    public HttpContext Http => http;

    public ReceivedRequest Request => request;

    public TimeProvider Clock => context.Clock;

    public FaultScript Script => context.Faults;

    public CancellationToken Stopping => stopping;

    /// <summary>The body of the provider's answer; null when the provider was not asked. Its status and headers are on the response, unsent.</summary>
    public byte[]? Answer { get; private set; }

    /// <summary>Lets the provider work while its answer stays here.</summary>
    public async Task ExecuteAsync()
    {
        Stream wire = http.Response.Body;
        using MemoryStream held = new();
        http.Response.Body = held;
        try
        {
            await next(http).ConfigureAwait(false);
        }
        finally
        {
            http.Response.Body = wire;
        }

        Answer = held.ToArray();
    }

    /// <summary>Reads the request to its end, so that it can be executed after the caller has hung up.</summary>
    public async Task HoldRequestAsync()
    {
        MemoryStream body = new();
        await http.Request.Body.CopyToAsync(body, http.RequestAborted).ConfigureAwait(false);
        body.Position = 0;
        http.Response.RegisterForDispose(body);
        http.Request.Body = body;
    }

    /// <summary>Sends what the provider said, or asks it now.</summary>
    public Task ContinueAsync() =>
        Answer is null ? next(http) : http.Response.Body.WriteAsync(Answer, 0, Answer.Length, CancellationToken.None);

    /// <summary>Sends the provider's answer with another body; its status and headers stay.</summary>
    public Task RewriteAsync(JsonNode body)
    {
        byte[] bytes = JsonAnswer.Encode(body);
        return JsonAnswer.WriteAsync(http, http.Response.StatusCode, bytes, http.Response.ContentType ?? JsonAnswer.ContentType);
    }

    /// <summary>The provider's answer as JSON; an empty object when it has no body.</summary>
    public JsonNode AnswerJson() => Answer is { Length: > 0 } answer ? JsonNode.Parse(answer)! : new JsonObject();

    /// <summary>Drops the connection: the caller sees a reset.</summary>
    public void Reset()
    {
        request.Dropped = true;
        http.Abort();
    }

    /// <summary>Sends another answer in place of the provider's.</summary>
    public Task ReplaceAsync(int status, byte[] body, IReadOnlyDictionary<string, string>? headers = null)
    {
        http.Response.Clear();
        string contentType = JsonAnswer.ContentType;
        foreach ((string name, string value) in headers ?? new Dictionary<string, string>(StringComparer.Ordinal))
        {
            if (string.Equals(name, "Content-Type", StringComparison.OrdinalIgnoreCase))
                contentType = value;
            else
                http.Response.Headers[name] = value;
        }

        return JsonAnswer.WriteAsync(http, status, body, contentType);
    }
}
