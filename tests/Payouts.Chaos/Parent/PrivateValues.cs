namespace Payouts.Chaos.Parent;

/// <summary>What is of people and keys here: nothing that is told may hold any of it.</summary>
internal static class PrivateValues
{
    private static readonly string[] All =
        ["23278000000", "51345020", "241234567", "0701234567", "jane@example.com", "jane doe", "canary", "mon_test_", "mon_live_", "sk_test", "pvk_", "alexpay-test-secret", "alexpay-test-public", "alexpay-live-"];

    /// <summary>The first of them in a text, or <c>null</c>.</summary>
    public static string? FindIn(string text) => Array.Find(All, word => text.Contains(word, StringComparison.OrdinalIgnoreCase));
}
