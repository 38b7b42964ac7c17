using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Payouts.Diagnostics;

namespace Payouts.Webhooks;

/// <summary>Tells of refused deliveries, each reason once a minute at most: anybody can send them, and a log is not theirs to fill.</summary>
internal sealed class RefusedDeliveries(TimeProvider time, ILogger<RefusedDeliveries> logger)
{
    private static readonly TimeSpan Quiet = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<(string? Account, WebhookVerdict Verdict), Line> _lines = new();

    internal void Note(WebhookResult result)
    {
        Line line = _lines.GetOrAdd((result.Account, result.Verdict), static _ => new Line());
        if (line.Count(time, Quiet) is not { } count) return;
        if (result.Verdict == WebhookVerdict.NoSecret) logger.WebhookWithoutSecret(result.Account!, count);
        else logger.WebhookRefused(result.Account ?? "no account", result.Verdict, count);
    }

    private sealed class Line
    {
        private readonly Lock _lock = new();
        private long? _toldAt;
        private int _count;

        internal int? Count(TimeProvider time, TimeSpan quiet)
        {
            lock (_lock)
            {
                _count++;
                if (_toldAt is { } told && time.GetElapsedTime(told) < quiet) return null;
                _toldAt = time.GetTimestamp();
                int count = _count;
                _count = 0;
                return count;
            }
        }
    }
}
