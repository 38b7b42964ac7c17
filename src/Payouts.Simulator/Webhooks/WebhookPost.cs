using System.Net.Http.Headers;

namespace Payouts.Simulator;

/// <summary>One POST over a real connection.</summary>
internal sealed class WebhookPost : IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false, UseCookies = false, ActivityHeadersPropagator = null })
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };

    /// <summary>The status of the answer; null when there was none in time.</summary>
    public async Task<int?> SendAsync(Uri url, SignedBody signed, TimeSpan patience, CancellationToken stopping)
    {
        using CancellationTokenSource timeout = new(patience, TimeProvider.System);
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, stopping);
        using HttpRequestMessage request = new(HttpMethod.Post, url);
        request.Content = new ByteArrayContent(signed.Body);
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        foreach ((string name, string value) in signed.Headers)
            request.Headers.TryAddWithoutValidation(name, value);
        try
        {
            using HttpResponseMessage response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token).ConfigureAwait(false);
            return (int)response.StatusCode;
        }
        catch (HttpRequestException)
        {
            return null;
        }
        catch (OperationCanceledException) when (!stopping.IsCancellationRequested)
        {
            return null;
        }
    }

    public void Dispose() => _http.Dispose();
}
