using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Payouts.Chaos.Parent;
using Payouts.Chaos.Service;
using Payouts.Journal;

namespace Payouts.Chaos.Crash;

/// <summary>What the parent has heard from all processes: calls that returned, events, logs.</summary>
internal sealed partial class CrashNews
{
    private readonly ConcurrentDictionary<string, string> _acknowledged = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<(long Instant, PayoutEvent Event)> _events = [];
    private readonly ConcurrentDictionary<string, ConcurrentQueue<(long Instant, string Line)>> _stories = new(StringComparer.Ordinal);
    private readonly long _began = Stopwatch.GetTimestamp();

    /// <summary>Texts that hold something private.</summary>
    public ConcurrentQueue<string> Leaks { get; } = [];

    /// <summary>References that were acknowledged, and journalled anew later: what had been there was lost.</summary>
    public ConcurrentQueue<string> Remade { get; } = [];

    /// <summary>Every event by its reference, in the order of telling: the order of their instants, for lines of two processes may be read in another order.</summary>
    public ILookup<string, PayoutEvent> Events => _events.ToArray().OrderBy(static told => told.Instant).ToLookup(static told => told.Event.Reference, static told => told.Event, StringComparer.Ordinal);

    /// <summary>Whether a call with the reference returned in any process.</summary>
    public bool IsAcknowledged(string reference) => _acknowledged.ContainsKey(reference);

    /// <summary>Takes a line.</summary>
    /// <param name="child">Whose.</param>
    /// <param name="verb">What it is about.</param>
    /// <param name="text">The rest.</param>
    public void Take(int child, string verb, string text)
    {
        if (PrivateValues.FindIn(text) is not null) Leaks.Enqueue($"{verb} {text}");
        if (verb == "RETURNED" && text.Split(' ') is [var returned, .., var madeAt] && _acknowledged.GetOrAdd(returned, madeAt) != madeAt) Remade.Enqueue(returned);
        if (verb == "EVENT") _events.Enqueue(ToldEvents.Read(text));
        foreach (Match reference in References().Matches(text)) Note(reference.Value, string.Create(CultureInfo.InvariantCulture, $"process {child}: {verb} {text[..Math.Min(240, text.Length)]}"));
    }

    /// <summary>Adds something to the story of a reference, or of all.</summary>
    public void Note(string reference, string line) =>
        _stories.GetOrAdd(reference, static _ => []).Enqueue((Stopwatch.GetTimestamp(), line));

    /// <summary>What was heard of a reference, with what befell every process meanwhile.</summary>
    public string StoryOf(string reference)
    {
        (long Instant, string Line)[] own = [.. _stories.GetValueOrDefault(reference, [])];
        if (own.Length == 0) return "nothing was heard of it";
        IEnumerable<(long Instant, string Line)> all = _stories.GetValueOrDefault("", []).Where(each => each.Instant >= own[0].Instant && each.Instant <= own[^1].Instant);
        return string.Join(Environment.NewLine, own.Concat(all).OrderBy(static each => each.Instant).Select(each => string.Create(
            CultureInfo.InvariantCulture, $"    {Stopwatch.GetElapsedTime(_began, each.Instant).TotalSeconds:F3} {each.Line}")));
    }

    [GeneratedRegex("payout-[0-9]{6}", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex References();
}
