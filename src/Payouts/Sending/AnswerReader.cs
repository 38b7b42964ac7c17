using System.Net.Http.Headers;
using Payouts.Providers;

namespace Payouts.Sending;

/// <summary>Reads a response whole, up to a cap; what breaks off or runs over is marked, never thrown, once the status is known.</summary>
internal static class AnswerReader
{
    internal static async ValueTask<ProviderAnswer> ReadAsync(HttpResponseMessage response, int maxBytes, CancellationToken cancellationToken)
    {
        KeyValuePair<string, string>[] headers = Flatten(response);
        var sink = new AnswerSink(maxBytes);
        bool truncated = false;
        try
        {
            await response.Content.CopyToAsync(sink, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (error is IOException or HttpRequestException or OperationCanceledException)
        {
            truncated = true;
        }

        return new ProviderAnswer((int)response.StatusCode, sink.Body, headers, truncated);
    }

    private static KeyValuePair<string, string>[] Flatten(HttpResponseMessage response)
    {
        HttpHeadersNonValidated general = response.Headers.NonValidated, ofContent = response.Content.Headers.NonValidated;
        int count = Count(general) + Count(ofContent);
        if (count == 0) return [];
        var headers = new KeyValuePair<string, string>[count];
        Copy(ofContent, headers, Copy(general, headers, 0));
        return headers;
    }

    private static int Count(HttpHeadersNonValidated headers)
    {
        int count = 0;
        foreach (KeyValuePair<string, HeaderStringValues> header in headers) count += header.Value.Count;
        return count;
    }

    private static int Copy(HttpHeadersNonValidated headers, KeyValuePair<string, string>[] into, int at)
    {
        foreach (KeyValuePair<string, HeaderStringValues> header in headers)
        {
            foreach (string value in header.Value) into[at++] = KeyValuePair.Create(header.Key, value);
        }

        return at;
    }
}
