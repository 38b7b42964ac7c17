using System.Collections.Concurrent;
using System.Globalization;

namespace Payouts.Chaos.Parent;

/// <summary>What went wrong, by kind.</summary>
internal sealed class Findings(bool isTold = true)
{
    private readonly ConcurrentQueue<(Finding Kind, string Text)> _all = [];

    /// <summary>The first one, or <c>null</c>.</summary>
    public string? First => _all.TryPeek(out (Finding Kind, string Text) first) ? $"{first.Kind}: {first.Text}" : null;

    public bool IsEmpty => _all.IsEmpty;

    /// <summary>How many of each kind, as the last lines of the campaigns tell it.</summary>
    public string Counts => string.Create(
        CultureInfo.InvariantCulture,
        $"executed_twice={this[Finding.ExecutedTwice]} false_failed={this[Finding.FalseFailed]} false_succeeded={this[Finding.FalseSucceeded]} lost={this[Finding.Lost]} stuck={this[Finding.Stuck]} leaked={this[Finding.Leaked]}");

    public int this[Finding kind] => _all.Count(finding => finding.Kind == kind);

    public void Add(Finding kind, string text)
    {
        _all.Enqueue((kind, text));
        if (isTold) Console.WriteLine($"{kind}: {text}");
    }
}
