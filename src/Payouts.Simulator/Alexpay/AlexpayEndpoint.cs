using Microsoft.AspNetCore.Http;

namespace Payouts.Simulator.Alexpay;

/// <summary>Runs one handler behind the gate and writes its answer or refusal.</summary>
internal sealed class AlexpayEndpoint(AlexpayStore store, AlexpaySimulatorOptions options)
{
    public async Task RunAsync(HttpContext http, Func<HttpRequest, string> admit, Func<AlexpayCall, AlexpayAnswer> handle)
    {
        using MemoryStream buffer = new();
        await http.Request.Body.CopyToAsync(buffer, CancellationToken.None).ConfigureAwait(false);
        byte[] body = buffer.ToArray();
        AlexpayAnswer answer;
        try
        {
            string name = admit(http.Request);
            answer = store.Run(name, (environment, now) => handle(new AlexpayCall(http, body, environment, now)));
        }
        catch (AlexpayRefusalException refusal)
        {
            answer = AlexpayErrors.AnswerOf(refusal, options);
        }

        await JsonAnswer.WriteAsync(http, answer.Status, answer.Body).ConfigureAwait(false);
    }
}
