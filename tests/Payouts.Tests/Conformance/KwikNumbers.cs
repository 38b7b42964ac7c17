namespace Payouts.Tests.Conformance;

/// <summary>Numbers with an outcome of their own at <see cref="KwikServer"/>; every other one is paid.</summary>
internal static class KwikNumbers
{
    public const string Barred = "221770000009";

    private static readonly Dictionary<string, string> Ends = new()
    {
        ["221770000001"] = "bounced",
        ["221770000002"] = "returned",
        ["221770000003"] = "pondering",
    };

    public static string EndOf(string number) => Ends.GetValueOrDefault(number, "paid");

    /// <summary>The number whose transfers end in a state, as a caller writes it.</summary>
    public static string Of(string end) => $"+{Ends.Single(each => each.Value == end).Key}";
}
