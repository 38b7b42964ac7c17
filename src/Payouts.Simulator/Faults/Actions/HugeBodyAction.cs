using Microsoft.AspNetCore.Http;

namespace Payouts.Simulator;

internal sealed class HugeBodyAction : FaultAction
{
    private const int ChunkSize = 64 * 1024;
    private readonly long _bytes;

    public HugeBodyAction(long bytes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bytes, 2);
        _bytes = bytes;
    }

    internal override async Task ApplyAsync(FaultExchange exchange)
    {
        CancellationToken gone = exchange.Http.RequestAborted;
        exchange.Http.Response.Clear();
        exchange.Http.Response.ContentType = JsonAnswer.ContentType;
        exchange.Http.Response.ContentLength = _bytes;
        Stream body = exchange.Http.Response.Body;
        byte[] chunk = new byte[ChunkSize];
        Array.Fill(chunk, (byte)'a');
        await body.WriteAsync("\""u8.ToArray(), gone).ConfigureAwait(false);
        for (long left = _bytes - 2; left > 0; left -= ChunkSize)
            await body.WriteAsync(chunk.AsMemory(0, (int)Math.Min(left, ChunkSize)), gone).ConfigureAwait(false);
        await body.WriteAsync("\""u8.ToArray(), gone).ConfigureAwait(false);
    }
}
