using System.Collections.Concurrent;

namespace Payouts.Chaos.Parent;

/// <summary>What went wrong, by kind.</summary>
internal sealed class Findings
{
    private readonly ConcurrentQueue<(Finding Kind, string Text)> _all = [];

    public bool IsEmpty => _all.IsEmpty;

    public int this[Finding kind] => _all.Count(finding => finding.Kind == kind);

    public void Add(Finding kind, string text)
    {
        _all.Enqueue((kind, text));
        Console.WriteLine($"{kind}: {text}");
    }
}
