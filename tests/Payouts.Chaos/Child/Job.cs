using System.Globalization;

namespace Payouts.Chaos.Child;

/// <summary>What a child is told to do.</summary>
/// <param name="Number">Tells it from the child's other jobs.</param>
/// <param name="Journal"><c>sqlite</c> or <c>postgres</c>.</param>
/// <param name="Place">The file, or the schema.</param>
/// <param name="Account">The set-up's name.</param>
/// <param name="Simulator">The simulator's root.</param>
/// <param name="Reference">The payout.</param>
/// <param name="KillAt">The number of the crash point to die at; 0 for none.</param>
/// <param name="IsTold">Whether each crash point is named as it is come to.</param>
internal sealed record Job(int Number, string Journal, string Place, string Account, Uri Simulator, string Reference, int KillAt, bool IsTold)
{
    /// <summary>The job as a line.</summary>
    public string ToLine() => string.Create(
        CultureInfo.InvariantCulture, $"{Number} RUN {Journal} {Place} {Account} {Simulator} {Reference} {KillAt} {IsTold}");

    /// <summary>The job of a line's words.</summary>
    public static Job Of(string[] words) => new(
        Int(words[0]), words[2], words[3], words[4], new Uri(words[5]), words[6], Int(words[7]), bool.Parse(words[8]));

    private static int Int(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
