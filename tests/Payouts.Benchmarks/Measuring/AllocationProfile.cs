using System.Diagnostics.Tracing;

namespace Payouts.Benchmarks.Measuring;

/// <summary>Counts what is allocated by type: the runtime tells the type at every 100 KB or so.</summary>
internal sealed class AllocationProfile : EventListener
{
    private const EventKeywords Allocations = (EventKeywords)0x1;
    private const int AllocationTick = 10;

    private readonly Dictionary<string, long> _ticks = new(StringComparer.Ordinal);
    private volatile bool _isOn;

    /// <summary>The types with their share of all bytes, the largest first.</summary>
    public static async Task<IReadOnlyList<(string Type, double Share)>> RunAsync(Candidate candidate, int count)
    {
        await candidate.RunAsync(count / 4);
        using var profile = new AllocationProfile();
        profile._isOn = true;
        await candidate.RunAsync(count);
        profile._isOn = false;
        lock (profile._ticks)
        {
            double all = profile._ticks.Values.Sum();
            return [.. profile._ticks.OrderByDescending(static type => type.Value).Select(type => (type.Key, type.Value / all))];
        }
    }

    protected override void OnEventSourceCreated(EventSource eventSource)
    {
        if (eventSource.Name == "Microsoft-Windows-DotNETRuntime") EnableEvents(eventSource, EventLevel.Verbose, Allocations);
    }

    protected override void OnEventWritten(EventWrittenEventArgs eventData)
    {
        if (!_isOn || eventData.EventId != AllocationTick || eventData.Payload?[5] is not string type) return;
        lock (_ticks) _ticks[type] = _ticks.GetValueOrDefault(type) + 1;
    }
}
