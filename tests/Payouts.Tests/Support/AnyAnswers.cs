using System.Net;

namespace Payouts.Tests.Support;

/// <summary>The innermost handler of a test: no socket, and a success with a body of any shape for every request; a list that would never end ends after some pages.</summary>
/// <param name="first">The number of the first body.</param>
internal sealed class AnyAnswers(int first) : HttpMessageHandler
{
    private const int MostPages = 8;

    private int _number = first;

    /// <summary>The pages asked for by the present call.</summary>
    public int Pages { get; set; }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        byte[] body = ++Pages > MostPages ? [] : AnyJson.Of(_number++);
        return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new ByteArrayContent(body) });
    }
}
