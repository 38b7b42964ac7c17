namespace Payouts.Chaos.Mistakes;

/// <summary>One place of the library's source as a mistake changes it.</summary>
/// <param name="File">Below <c>src/Payouts</c>.</param>
/// <param name="Right">What stands there, once.</param>
/// <param name="Wrong">What stands there instead; asks <c>Sabotaged.Is</c> whether it is to be made.</param>
internal sealed record MistakeEdit(string File, string Right, string Wrong);
