namespace Payouts.Simulator.Moneroo;

/// <summary>The failure codes, of which Moneroo publishes none: all but the test gateway's text are the simulator's.</summary>
internal static class MonerooFailures
{
    /// <summary>The test gateway's failure, which has a text and no code.</summary>
    public const string TestFailed = "test_failed";

    /// <summary>The text that the test gateway leaves on every payout, on successful ones too (verify page).</summary>
    public const string TestText = "This is a failed test payout, you do not use valid test phone number.";

    /// <summary>What a real gateway leaves behind on payouts that succeed, for readers who take it for the reason of a failure.</summary>
    public const string LeftOverText = "The first try timed out and was repeated.";

    private static readonly Dictionary<string, string> Messages = new(StringComparer.Ordinal)
    {
        [TestFailed] = TestText,
        ["recipient_not_found"] = "The recipient has no account with this operator.",
        ["insufficient_funds"] = "The gateway account has insufficient funds.",
    };

    public static string MessageOf(string code) => Messages.GetValueOrDefault(code, "The payout failed.");

    /// <summary>The code as shown; null where there is only a text.</summary>
    public static string? CodeOf(string code) => string.Equals(code, TestFailed, StringComparison.Ordinal) ? null : code;
}
