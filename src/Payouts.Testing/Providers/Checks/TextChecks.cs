using Payouts.Providers;

namespace Payouts.Testing;

/// <summary>References and texts of any characters.</summary>
internal static class TextChecks
{
    private const string Reference = "conformance-text";

    private static readonly string[] References =
    [
        new('r', 200), "refund/4711?x=1&y=2#z", "a b%20c", "\"quoted\" \\back\\", "R\u00e9f \u65e5\u672c \U0001F600", "../../payouts", "<b>&amp;</b>", "0",
    ];

    internal static IReadOnlyList<ProviderCheck> All { get; } =
    [
        new("A reference of any shape is paid once", ReferencesAsync),
        new("A text of any characters leaves as it is", TextsAsync),
    ];

    private static async Task ReferencesAsync(ProviderWorld world)
    {
        foreach (string reference in References)
        {
            Payout payout = await world.PayAsync(world.Request(reference), "Under a reference of an odd shape").ConfigureAwait(false);
            Payout again = await world.PayAsync(world.Request(reference), "Under a reference of an odd shape, again").ConfigureAwait(false);
            Require.Same(payout.ProviderId, again.ProviderId, "The provider's id when the same request is made again");
            await world.RequireExecutionsAsync(1, reference, "Under a reference of an odd shape").ConfigureAwait(false);
        }
    }

    private static async Task TextsAsync(ProviderWorld world)
    {
        const string text = "\"q\" \\ <b>&'\u00e9\u65e5\U0001F600";
        FieldLimits limits = world.Capabilities.Limits;
        Applies.When(limits.DescriptionLength >= text.Length || limits.MetadataValueLength >= text.Length, "the provider takes no text of the caller's");
        bool isDescribed = limits.DescriptionLength >= text.Length;
        PayoutRequest request = world.Request(Reference, draft =>
        {
            if (isDescribed) draft.Description = text;
            else draft.Metadata = new Dictionary<string, string>(StringComparer.Ordinal) { ["note"] = text };
        });

        PreparedExchange exchange = await world.PrepareAsync(request).ConfigureAwait(false);

        Applies.When(exchange.ContentType.Contains("json", StringComparison.OrdinalIgnoreCase), "the body is no JSON");
        bool isWhole = JsonVariants.TryParse(exchange.Body.ToArray()) is { } json && JsonVariants.Leaves(json).Any(static leaf => leaf.Contains(text, StringComparison.Ordinal));
        Require.That(isWhole, "A text with quotes, back slashes and letters of any script stands in the body as it is; it does not.");
        await world.PayAsync(request, "With a text of any characters").ConfigureAwait(false);
    }
}
