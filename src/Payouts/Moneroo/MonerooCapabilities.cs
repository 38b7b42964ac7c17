using Payouts.Providers;

namespace Payouts.Moneroo;

/// <summary>What Moneroo can do: create and read, and a list of methods. Nothing lists, finds or cancels a payout, or reads a balance or a name.</summary>
internal static class MonerooCapabilities
{
    // docs.moneroo.io/introduction/errors: 429 is answered before anything is done, and asks for a pause of 60 seconds.
    private static readonly CreateRules Rules = new() { Throttled = [429], ThrottlePause = TimeSpan.FromSeconds(60) };

    internal static ProviderCapabilities Of(TimeSpan createTimeout, bool takesWebhooks = false) => new()
    {
        ProviderType = MonerooOptions.ProviderType,
        Source = new Uri("https://docs.moneroo.io/payouts/initialize-payout"),
        Routes = MonerooMethods.Routes,
        AmountEncoding = AmountEncoding.WholeMajorUnits,
        Idempotency = IdempotencyTraits.None,
        CreateRules = Rules,
        Limits = new FieldLimits
        {
            DescriptionLength = 155,
            RequiresDescription = true,
            MetadataEntries = MonerooRequests.MetadataEntries - 1,
            MetadataKeyLength = 100,
            MetadataValueLength = MonerooRequests.MetadataValueLength,
            RequiresNetwork = true,
            RequiresBeneficiary = true,
        },
        RateLimits = [new RateLimit(RateLimitScope.Account, 120, TimeSpan.FromMinutes(1))],
        Operations =
        [
            new(ProviderOperation.Create, VerificationLevel.Simulator, "POST /v1/payouts/initialize"),
            new(ProviderOperation.Get, VerificationLevel.Simulator, "GET /v1/payouts/{id}/verify, /v1/payouts/{id}"),
            new(ProviderOperation.MethodDirectory, VerificationLevel.Simulator, "GET /utils/payout/methods"),
        ],
        WebhookScheme = "X-Moneroo-Signature: HMAC-SHA256, hex, over the raw body",
        CreateTimeout = createTimeout,

        // Delivered up to four times, ten minutes apart (webhooks page); a payout that is long under way is told of when it ends.
        WebhookPatience = takesWebhooks ? TimeSpan.FromHours(1) : TimeSpan.Zero,

        // Nothing makes a repeat safe: what may still wait in a queue somewhere gets its time before anybody looks or decides.
        SettleTime = TimeSpan.FromMinutes(2),
    };

    /// <summary>Whether a create call's HTTP status is one that Moneroo refuses with.</summary>
    internal static bool IsRefusal(int statusCode) =>
        Rules.Refusals.Contains(statusCode) || Rules.Configuration.Contains(statusCode) || Rules.Throttled.Contains(statusCode);
}
