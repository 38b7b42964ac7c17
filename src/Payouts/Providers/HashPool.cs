using System.Security.Cryptography;

namespace Payouts.Providers;

/// <summary>Hashes of one key that are idle: a hash serves one text at a time, and more at once than there are places make their own.</summary>
internal sealed class HashPool
{
    private readonly IncrementalHash?[] _idle = new IncrementalHash?[Math.Min(Environment.ProcessorCount, 16)];

    /// <summary>An idle one, or <c>null</c>.</summary>
    internal IncrementalHash? Take()
    {
        foreach (ref IncrementalHash? place in _idle.AsSpan())
        {
            if (place is { } idle && Interlocked.CompareExchange(ref place, null, idle) == idle) return idle;
        }

        return null;
    }

    /// <summary>Keeps one that has been reset, or lets it go. One that failed half-way must not come back: what it holds would go into the next hash.</summary>
    internal void PutBack(IncrementalHash hash)
    {
        foreach (ref IncrementalHash? place in _idle.AsSpan())
        {
            if (place is null && Interlocked.CompareExchange(ref place, hash, null) is null) return;
        }

        hash.Dispose();
    }
}
