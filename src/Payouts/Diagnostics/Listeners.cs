using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Payouts.Diagnostics;

/// <summary>Tells whoever listens; what a listener throws is its own trouble, and never a payout's.</summary>
internal static class Listeners
{
    internal static void Add(Counter<long> counter, TagList tags)
    {
        try
        {
            counter.Add(1, tags);
        }
#pragma warning disable CA1031 // Money is on its way: a listener must not stop what follows.
        catch (Exception error)
#pragma warning restore CA1031
        {
            Debug.WriteLine(error.GetType().Name);
        }
    }

    internal static void Record(Histogram<double> histogram, TimeSpan took, TagList tags)
    {
        try
        {
            histogram.Record(took.TotalSeconds, tags);
        }
#pragma warning disable CA1031 // As above.
        catch (Exception error)
#pragma warning restore CA1031
        {
            Debug.WriteLine(error.GetType().Name);
        }
    }

    /// <summary>Starts a span, or none where a listener throws.</summary>
    internal static Activity? Start(ActivitySource source, string name, ActivityKind kind, List<ActivityLink>? links)
    {
        try
        {
            return source.StartActivity(name, kind, default(ActivityContext), tags: null, links);
        }
#pragma warning disable CA1031 // As above.
        catch (Exception error)
#pragma warning restore CA1031
        {
            Debug.WriteLine(error.GetType().Name);
            return null;
        }
    }
}
