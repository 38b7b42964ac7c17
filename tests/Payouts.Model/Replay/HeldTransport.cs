using System.Net;
using System.Net.Http.Headers;

namespace Payouts.Model.Replay;

/// <summary>One process's connections: its create calls are held before their body leaves, and then lie on the way until the script says what becomes of them. Nobody's cancellation counts here, as with a transport that was abandoned.</summary>
internal sealed class HeldTransport(ReplayWorld world, ReplayProcess process) : HttpMessageHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Method != HttpMethod.Post) return await world.AskAsync(request, cancellationToken);
        await process.Leave.PassAsync();
        if (process.IsDead) await new TaskCompletionSource().Task;
        byte[] body = await request.Content!.ReadAsByteArrayAsync(CancellationToken.None);
        var headers = new List<KeyValuePair<string, string>>();
        foreach (KeyValuePair<string, HeaderStringValues> header in request.Headers.NonValidated) headers.Add(new(header.Key, header.Value.ToString()));
        FlightAnswer answer = await world.FlyAsync(new Flight(process, request.RequestUri!, headers, body, process.ClaimedAt));
        return new HttpResponseMessage((HttpStatusCode)answer.StatusCode) { Content = new ByteArrayContent(answer.Body) };
    }
}
