using System.Text.Json;

namespace Payouts.Simulator;

/// <summary>Enumerated values as JSON has them: lower case with hyphens.</summary>
internal static class KebabNames
{
    public static string Of<TValue>(TValue value)
        where TValue : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

    /// <summary>All of them, in the order of their declaration.</summary>
    public static string All<TValue>()
        where TValue : struct, Enum => string.Join(", ", Enum.GetValues<TValue>().Select(Of));
}
