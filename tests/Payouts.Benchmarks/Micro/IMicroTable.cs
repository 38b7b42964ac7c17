namespace Payouts.Benchmarks.Micro;

/// <summary>Something that is measured side by side and printed, without a promise.</summary>
internal interface IMicroTable
{
    /// <summary>For <c>--only</c>.</summary>
    string Name { get; }

    /// <summary>Measures, and says what the figures mean.</summary>
    Task WriteAsync(TextWriter tell);
}
