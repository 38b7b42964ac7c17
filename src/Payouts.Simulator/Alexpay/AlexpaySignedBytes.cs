namespace Payouts.Simulator.Alexpay;

/// <summary>What is signed in a webhook; the pages contradict each other.</summary>
public enum AlexpaySignedBytes
{
    /// <summary>The Unix time, a point and the body.</summary>
    TimestampDotBody,

    /// <summary>The Unix time and the body, with nothing between them.</summary>
    TimestampBody,

    /// <summary>The body alone.</summary>
    Body,
}
