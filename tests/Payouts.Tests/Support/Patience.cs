namespace Payouts.Tests.Support;

/// <summary>How long tests wait for a signal that is sure to come: only a bug makes them wait so long.</summary>
internal static class Patience
{
    internal static readonly TimeSpan Long = TimeSpan.FromSeconds(60);
}
