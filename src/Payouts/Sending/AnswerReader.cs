using System.Buffers;
using System.Net.Http.Headers;
using Payouts.Providers;

namespace Payouts.Sending;

/// <summary>Reads a response whole, up to a cap; what breaks off or runs over is marked, never thrown, once the status is known.</summary>
internal static class AnswerReader
{
    private const int FirstRead = 4 * 1024;

    internal static async Task<ProviderAnswer> ReadAsync(HttpResponseMessage response, int maxBytes, CancellationToken cancellationToken)
    {
        IReadOnlyList<KeyValuePair<string, string>> headers = Flatten(response);
        byte[] buffer = ArrayPool<byte>.Shared.Rent(FirstRead);
        int length = 0;
        bool truncated = false;
        try
        {
            Stream stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
            while (true)
            {
                if (length == buffer.Length) buffer = Grow(buffer, length, maxBytes);
                int read = await stream.ReadAsync(buffer.AsMemory(length), cancellationToken).ConfigureAwait(false);
                if (read == 0) break;
                length += read;
                if (length <= maxBytes) continue;
                truncated = true;
                length = maxBytes;
                break;
            }
        }
        catch (Exception error) when (error is IOException or HttpRequestException or OperationCanceledException)
        {
            truncated = true;
        }

        byte[] body = buffer.AsSpan(0, length).ToArray();
        ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
        return new ProviderAnswer((int)response.StatusCode, body, headers, truncated);
    }

    // One byte past the cap tells an answer of exactly the cap from one that runs over.
    private static byte[] Grow(byte[] buffer, int length, int maxBytes)
    {
        byte[] larger = ArrayPool<byte>.Shared.Rent(Math.Min(length * 2, maxBytes + 1));
        buffer.AsSpan(0, length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
        return larger;
    }

    private static List<KeyValuePair<string, string>> Flatten(HttpResponseMessage response)
    {
        var headers = new List<KeyValuePair<string, string>>();
        foreach (KeyValuePair<string, HeaderStringValues> header in response.Headers.NonValidated) Add(header);
        foreach (KeyValuePair<string, HeaderStringValues> header in response.Content.Headers.NonValidated) Add(header);
        return headers;

        void Add(KeyValuePair<string, HeaderStringValues> header)
        {
            foreach (string value in header.Value) headers.Add(KeyValuePair.Create(header.Key, value));
        }
    }
}
