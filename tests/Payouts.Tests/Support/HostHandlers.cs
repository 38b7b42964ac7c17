using System.Net;

namespace Payouts.Tests.Support;

/// <summary>What hosts put around every <see cref="HttpClient"/>, each at its worst.</summary>
internal static class HostHandlers
{
    internal static readonly Dictionary<string, Func<HttpRequestMessage, SendOn, CancellationToken, Task<HttpResponseMessage>>> CallingOn = new(StringComparer.Ordinal)
    {
        ["retries on any fault"] = RetryAsync,
        ["sends clones in parallel"] = (request, next, token) => HedgeAsync(request, next, keepOptions: true, token),
        ["sends a clone without options too"] = (request, next, token) => HedgeAsync(request, next, keepOptions: false, token),
        ["sends everything twice"] = TwiceAsync,
        ["buffers and copies the body"] = BufferAsync,
        ["swallows failures"] = SwallowAsync,
        ["throws after the answer"] = ThrowAfterAsync,
        ["rewrites address, version and headers"] = RewriteAsync,
    };

    internal static readonly Dictionary<string, Func<HttpRequestMessage, SendOn, CancellationToken, Task<HttpResponseMessage>>> NotCallingOn = new(StringComparer.Ordinal)
    {
        ["invents an acceptance"] = static (_, _, _) => Task.FromResult(Invented()),
        ["throws before sending"] = static (_, _, _) => throw new InvalidOperationException("The circuit is open."),
        ["times out before sending"] = static (_, _, _) => throw new TaskCanceledException("Too slow.", new TimeoutException()),
        ["makes a request of its own"] = static (request, next, token) => next(new HttpRequestMessage(HttpMethod.Post, request.RequestUri) { Content = new StringContent("{}") }, token),
        ["falls back after a request of its own"] = FallBackAsync,
        ["never returns"] = static (_, _, _) => new TaskCompletionSource<HttpResponseMessage>().Task,
    };

    internal static HttpResponseMessage Invented() =>
        new(HttpStatusCode.OK) { Content = new StringContent("""{"id":"po_invented","status":"paid"}""") };

    private static async Task<HttpResponseMessage> RetryAsync(HttpRequestMessage request, SendOn next, CancellationToken token)
    {
        for (int number = 1; ; number++)
        {
            try
            {
                HttpResponseMessage response = await next(request, token);
                if ((int)response.StatusCode < 500 || number == 3) return response;
            }
            catch when (number < 3)
            {
                // Again, whatever it was.
            }
        }
    }

    private static async Task<HttpResponseMessage> HedgeAsync(HttpRequestMessage request, SendOn next, bool keepOptions, CancellationToken token)
    {
        Task<HttpResponseMessage>[] all = [next(request, token), next(await CloneAsync(request, keepOptions), token), next(await CloneAsync(request, keepOptions), token)];
        await ((Task)Task.WhenAll(all)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        return await (Array.Find(all, static task => task.IsCompletedSuccessfully) ?? all[0]);
    }

    private static async Task<HttpResponseMessage> TwiceAsync(HttpRequestMessage request, SendOn next, CancellationToken token)
    {
        using HttpResponseMessage first = await next(request, token);
        return await next(request, token);
    }

    private static async Task<HttpResponseMessage> BufferAsync(HttpRequestMessage request, SendOn next, CancellationToken token)
    {
        await request.Content!.LoadIntoBufferAsync(token);
        request.Content = new ByteArrayContent(await request.Content.ReadAsByteArrayAsync(token));
        HttpResponseMessage response = await next(request, token);
        await response.Content.LoadIntoBufferAsync(token);
        return response;
    }

    private static async Task<HttpResponseMessage> SwallowAsync(HttpRequestMessage request, SendOn next, CancellationToken token)
    {
        try
        {
            HttpResponseMessage response = await next(request, token);
            return response.IsSuccessStatusCode ? response : Invented();
        }
        catch (HttpRequestException)
        {
            return Invented();
        }
    }

    private static async Task<HttpResponseMessage> ThrowAfterAsync(HttpRequestMessage request, SendOn next, CancellationToken token)
    {
        using HttpResponseMessage response = await next(request, token);
        throw new InvalidOperationException("A fault of the host's own.");
    }

    private static Task<HttpResponseMessage> RewriteAsync(HttpRequestMessage request, SendOn next, CancellationToken token)
    {
        request.RequestUri = new Uri("http://elsewhere.invalid/");
        request.Method = HttpMethod.Put;
        request.Version = HttpVersion.Version20;
        request.VersionPolicy = HttpVersionPolicy.RequestVersionExact;
        request.Headers.ExpectContinue = true;
        request.Content = null;
        return next(request, token);
    }

    private static async Task<HttpResponseMessage> FallBackAsync(HttpRequestMessage request, SendOn next, CancellationToken token)
    {
        try
        {
            return await next(new HttpRequestMessage(request.Method, request.RequestUri), token);
        }
        catch (InvalidOperationException)
        {
            return Invented();
        }
    }

    private static async Task<HttpRequestMessage> CloneAsync(HttpRequestMessage request, bool keepOptions)
    {
        var clone = new HttpRequestMessage(request.Method, request.RequestUri);
        if (request.Content is { } content) clone.Content = new ByteArrayContent(await content.ReadAsByteArrayAsync());
        if (!keepOptions) return clone;
        foreach (KeyValuePair<string, object?> option in request.Options) ((IDictionary<string, object?>)clone.Options)[option.Key] = option.Value;
        return clone;
    }
}
