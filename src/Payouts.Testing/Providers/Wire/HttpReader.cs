using System.Globalization;
using System.Text;

namespace Payouts.Testing;

/// <summary>Reads messages of HTTP/1.1 from a connection, one after the other.</summary>
internal sealed class HttpReader(Stream stream)
{
    private readonly byte[] _buffer = new byte[16 * 1024];
    private int _start;
    private int _end;

    /// <summary>The next head, or <c>null</c> where the connection ends first.</summary>
    internal async Task<HttpHead?> ReadHeadAsync(CancellationToken cancellationToken)
    {
        if (await ReadLineAsync(cancellationToken).ConfigureAwait(false) is not { } first) return null;
        var headers = new List<KeyValuePair<string, string>>();
        while (await ReadLineAsync(cancellationToken).ConfigureAwait(false) is { Length: > 0 } line)
        {
            int colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon > 0) headers.Add(new(line[..colon], line[(colon + 1)..].Trim()));
        }

        return new HttpHead(first, headers);
    }

    /// <summary>The body that belongs to a head.</summary>
    /// <param name="head">The head.</param>
    /// <param name="isToTheEnd">Whether a body of no stated length goes on to the end of the connection, as that of an answer does.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    internal async Task<byte[]> ReadBodyAsync(HttpHead head, bool isToTheEnd, CancellationToken cancellationToken)
    {
        using var body = new MemoryStream();
        if (head.Header("Transfer-Encoding") is { } coding && coding.Contains("chunked", StringComparison.OrdinalIgnoreCase))
            await ReadChunksAsync(body, cancellationToken).ConfigureAwait(false);
        else if (head.Header("Content-Length") is { } length)
            await ReadAsync(body, long.Parse(length, CultureInfo.InvariantCulture), cancellationToken).ConfigureAwait(false);
        else if (isToTheEnd)
            await ReadAsync(body, long.MaxValue, cancellationToken).ConfigureAwait(false);
        return body.ToArray();
    }

    private async Task ReadChunksAsync(MemoryStream body, CancellationToken cancellationToken)
    {
        while (await ReadLineAsync(cancellationToken).ConfigureAwait(false) is { } line)
        {
            long length = long.Parse(line.Split(';')[0].Trim(), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            await ReadAsync(body, length, cancellationToken).ConfigureAwait(false);

            // The line that ends a chunk, or the trailers after the last one.
            while (await ReadLineAsync(cancellationToken).ConfigureAwait(false) is { Length: > 0 })
            {
            }

            if (length == 0) return;
        }
    }

    private async Task ReadAsync(MemoryStream body, long length, CancellationToken cancellationToken)
    {
        while (length > 0 && await FillAsync(cancellationToken).ConfigureAwait(false))
        {
            int take = (int)Math.Min(length, _end - _start);
            await body.WriteAsync(_buffer.AsMemory(_start, take), cancellationToken).ConfigureAwait(false);
            _start += take;
            length -= take;
        }
    }

    private async Task<string?> ReadLineAsync(CancellationToken cancellationToken)
    {
        var line = new StringBuilder();
        while (await FillAsync(cancellationToken).ConfigureAwait(false))
        {
            char next = (char)_buffer[_start++];
            if (next == '\n') return line.ToString().TrimEnd('\r');
            line.Append(next);
        }

        return null;
    }

    private async Task<bool> FillAsync(CancellationToken cancellationToken)
    {
        if (_start < _end) return true;
        _start = 0;
        _end = await stream.ReadAsync(_buffer, cancellationToken).ConfigureAwait(false);
        return _end > 0;
    }
}
