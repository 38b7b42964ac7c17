using System.Collections.Concurrent;
using System.Net;

namespace Payouts.Tests.Validation;

/// <summary>The innermost handler of a test: no socket, one answer, and every request counted with its authorization.</summary>
internal sealed class StubHandler(string? answer) : HttpMessageHandler
{
    private readonly ConcurrentQueue<(string Method, string Path, string? Authorization, string Body)> _requests = new();

    public IReadOnlyCollection<(string Method, string Path, string? Authorization, string Body)> Requests => _requests;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        string body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        string? authorization = request.Headers.NonValidated.TryGetValues("Authorization", out var values) ? values.ToString() : null;
        _requests.Enqueue((request.Method.Method, request.RequestUri!.AbsolutePath, authorization, body));
        return answer is null
            ? throw new InvalidOperationException("This test sends nothing.")
            : new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(answer) };
    }
}
