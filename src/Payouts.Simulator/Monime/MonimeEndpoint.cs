using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Payouts.Simulator.Monime;

/// <summary>Runs one handler behind the gate and writes its answer or refusal with Monime's headers.</summary>
internal sealed class MonimeEndpoint(MonimeGate gate, MonimeStore store, SimulatorContext context)
{
    public async Task RunAsync(HttpContext http, MonimeGeneration generation, Func<MonimeCall, MonimeAnswer> handle)
    {
        using MemoryStream buffer = new();
        await http.Request.Body.CopyToAsync(buffer, CancellationToken.None).ConfigureAwait(false);
        byte[] body = buffer.ToArray();
        StampHeaders(http, body);
        MonimeAnswer answer;
        try
        {
            (string environment, string spaceId) = gate.Admit(http.Request, generation);
            answer = store.Run(environment, spaceId, (space, now) => handle(new MonimeCall(http, generation, body, space, now)));
        }
        catch (MonimeRefusalException refusal)
        {
            answer = AnswerOf(refusal);
        }

        if (answer.Replayed)
            http.Response.Headers["Monime-Cache"] = "irc";
        await JsonAnswer.WriteAsync(http, answer.Status, answer.Body).ConfigureAwait(false);
    }

    /// <summary>The hash by which a repeated key is told from a reused one: method, path and body bytes.</summary>
    public static string ChecksumOf(string method, string path, byte[] body)
    {
        byte[] head = Encoding.UTF8.GetBytes($"{method}\n{path}\n");
        return Convert.ToHexStringLower(SHA256.HashData([.. head, .. body]));
    }

    private void StampHeaders(HttpContext http, byte[] body)
    {
        IHeaderDictionary headers = http.Response.Headers;
        headers["Monime-Request-Id"] = store.NextRequestId();
        headers["Monime-Request-Checksum"] = ChecksumOf(http.Request.Method, http.Request.Path.Value ?? "/", body);
        headers["Monime-Request-Timestamp"] = (context.Clock.GetUtcNow() + context.Skew).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
    }

    private static MonimeAnswer AnswerOf(MonimeRefusalException refusal)
    {
        JsonArray details = refusal.Field is null ? [] : [new JsonObject { ["field"] = refusal.Field, ["message"] = refusal.Message }];
        return new MonimeAnswer(MonimeEnvelope.Error(refusal.Status, refusal.Reason, refusal.Message, details), refusal.Status);
    }
}
