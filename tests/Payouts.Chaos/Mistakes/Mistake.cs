namespace Payouts.Chaos.Mistakes;

/// <summary>A deliberate mistake in the library's own source, and the script that has to notice it.</summary>
/// <param name="Name">Its name, in small letters.</param>
/// <param name="What">What the library does wrong.</param>
/// <param name="Defect">The number of the script.</param>
/// <param name="Edits">Where it is made.</param>
internal sealed record Mistake(string Name, string What, int Defect, params MistakeEdit[] Edits)
{
    /// <summary>The journal that the script runs on.</summary>
    public string Journal { get; init; } = "memory";

    /// <summary>The set-up that the script runs with, or <c>null</c> for all that it applies to.</summary>
    public string? Account { get; init; }
}
