using Microsoft.AspNetCore.Http;

namespace Payouts.Simulator.Moneroo;

/// <summary>Runs one handler and writes its answer or refusal.</summary>
internal sealed class MonerooEndpoint(MonerooGate gate, MonerooStore store, MonerooEnvelope envelope)
{
    /// <summary>A path that needs a key.</summary>
    public async Task RunAsync(HttpContext http, Func<MonerooCall, MonerooAnswer> handle)
    {
        using MemoryStream buffer = new();
        await http.Request.Body.CopyToAsync(buffer, CancellationToken.None).ConfigureAwait(false);
        byte[] body = buffer.ToArray();
        await WriteAsync(http, () => store.Run(gate.Admit(http.Request), (app, now) => handle(new MonerooCall(http, body, app, now)))).ConfigureAwait(false);
    }

    /// <summary>A path that is open to everybody.</summary>
    public Task RunOpenAsync(HttpContext http, Func<HttpRequest, MonerooAnswer> handle) =>
        WriteAsync(http, () =>
        {
            MonerooGate.CheckAccept(http.Request);
            return handle(http.Request);
        });

    private Task WriteAsync(HttpContext http, Func<MonerooAnswer> answerOf)
    {
        MonerooAnswer answer;
        try
        {
            answer = answerOf();
        }
        catch (MonerooRefusalException refusal)
        {
            answer = envelope.Refused(refusal);
        }

        return JsonAnswer.WriteAsync(http, answer.Status, answer.Body);
    }
}
