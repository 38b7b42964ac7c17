using System.Collections.Concurrent;
using System.Globalization;

namespace Payouts.Chaos.Child;

/// <summary>What a child says about one job, and what its parent answers: lines on standard output and input, each beginning with the job's number.</summary>
internal sealed class Link(int job)
{
    // A pipe takes 4096 bytes whole or not at all.
    private const int LongestPart = 1_200;
    private const int Overlap = 100;

    private const string Gone = "GONE";

    private static volatile bool _isGone;
    private static readonly ConcurrentDictionary<int, Link> Links = [];
    private static readonly Lock Gate = new();
    private static readonly Stream Output = Console.OpenStandardOutput();

    private TaskCompletionSource<string> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Makes the link of a job, to which answers find their way.</summary>
    public static Link Open(int job) => Links.GetOrAdd(job, static number => new Link(number));

    /// <summary>Hands an answer to the job that waits for it.</summary>
    public static void Answer(int job, string answer) => Links[job]._answer.TrySetResult(answer);

    /// <summary>Nobody answers any more: whoever waits, now or later, is told so.</summary>
    public static void HangUp()
    {
        _isGone = true;
        foreach (Link link in Links.Values) link._answer.TrySetResult(Gone);
    }

    /// <summary>Writes a line in one system call: what was said stays said, whatever becomes of the process.</summary>
    public void Say(string verb, string text)
    {
        byte[] line = System.Text.Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{job} {verb} {text.ReplaceLineEndings(" ")}\n"));
        lock (Gate)
        {
            Output.Write(line);
            Output.Flush();
        }
    }

    /// <summary>Says something of any length, in lines that each are written in one system call; what stands where one ends is said again in the next.</summary>
    public void SayAll(string verb, string text)
    {
        for (int from = 0; from == 0 || from + Overlap < text.Length; from += LongestPart - Overlap) Say(verb, text.Substring(from, Math.Min(LongestPart, text.Length - from)));
    }

    /// <summary>Says something and waits for the parent's answer.</summary>
    public async Task<string> AskAsync(string verb, string text)
    {
        _answer = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        if (_isGone) return Gone;
        Say(verb, text);
        return await _answer.Task;
    }
}
