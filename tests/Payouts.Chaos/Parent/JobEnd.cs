namespace Payouts.Chaos.Parent;

/// <summary>How a job ended: as the child said, or with the child's death.</summary>
internal sealed record JobEnd(string Verb, string Text)
{
    internal const string Killed = "KILLED";

    public bool IsKilled => Verb == Killed;
}
