namespace Payouts.Chaos.Defects;

/// <summary>One mistake that clients of payment providers make, as a script that shows whether it is made here.</summary>
/// <param name="Number">Its number in <c>docs/guarantees.md</c>.</param>
/// <param name="Title">What happens, and what has to come of it.</param>
/// <param name="TryAsync">Runs it; throws where the mistake is made.</param>
internal sealed record Defect(int Number, string Title, Func<DefectWorld, Task> TryAsync)
{
    /// <summary>The set-ups it applies to; all of them by default.</summary>
    public IReadOnlyList<string> Accounts { get; init; } = ["monime", "moneroo", "alexpay", "alexpay-list"];

    /// <summary>The journals it applies to; all of them by default.</summary>
    public IReadOnlyList<string> Journals { get; init; } = DefectJournals.Kinds;
}
