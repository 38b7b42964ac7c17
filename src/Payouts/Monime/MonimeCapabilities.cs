using Payouts.Providers;

namespace Payouts.Monime;

/// <summary>What Monime can do, by generation and environment.</summary>
internal static class MonimeCapabilities
{
    // The provider remembers successes for 24 hours; the hour less is for clocks that differ and for the answer's way back.
    private static readonly TimeSpan Window = TimeSpan.FromHours(23);

    // For the old generation no window is documented, only that retries are safe.
    private static readonly TimeSpan OldWindow = TimeSpan.FromMinutes(15);

    // "SLE" and "USD" are named by the OpenAPI file of 2025-08-23.
    private static readonly Currency[] Currencies = [Currency.SLE, Currency.USD];

    internal static ProviderCapabilities Of(MonimeApi api, bool isLive, TimeSpan createTimeout) => new()
    {
        ProviderType = MonimeOptions.ProviderType,
        Source = new Uri(api == MonimeApi.V1
            ? "https://docs.monime.io/apis/versions/caph-2025-08-23/payout/create-payout"
            : "https://docs.monime.io/apis/2024-08-01/resources/payout/create-payout"),
        Routes =
        [
            new PayoutRoute("SL", PayoutChannel.MobileMoney, Currencies, "+232"),
            new PayoutRoute("SL", PayoutChannel.BankAccount, Currencies, "+232"),
            new PayoutRoute("SL", PayoutChannel.ProviderWallet, Currencies, "+232"),
        ],
        AmountEncoding = AmountEncoding.MinorUnits,
        Idempotency = new IdempotencyTraits(IdempotencyModel.Key, api == MonimeApi.V1 ? Window : OldWindow),
        CreateRules = new CreateRules { AlreadyExists = 409, Throttled = [429], ThrottlePause = TimeSpan.FromSeconds(1) },
        Limits = new FieldLimits
        {
            // 64 in the current generation, 100 in the old one; two entries are the library's.
            MetadataEntries = api == MonimeApi.V1 ? 62 : 98,
            MetadataKeyLength = 64,
            MetadataValueLength = MonimeRequests.MetadataValueLength,
            RequiresNetwork = true,
            TakesSourceAccount = true,
        },
        RateLimits = RateLimits(isLive),
        Operations = api == MonimeApi.V1 ? Operations("/v1", "/v1/provider-kyc/{providerId}", hasAccounts: true)
            : Operations("", "/kyc-verifications/{providerCode}", hasAccounts: false),
        RequestIdHeader = MonimeResponses.RequestIdHeader,
        WebhookScheme = "Monime-Signature: t=…,v1=… (HMAC-SHA256, base64, over t_body)",
        CreateTimeout = createTimeout,
    };

    // Per token 20 and 80 a second, per endpoint and token 5 and 20 (test and live); the Space's limits are wider.
    private static RateLimit[] RateLimits(bool isLive) =>
    [
        new(RateLimitScope.Account, isLive ? 80 : 20, TimeSpan.FromSeconds(1)),
        new(RateLimitScope.Create, isLive ? 20 : 5, TimeSpan.FromSeconds(1)),
    ];

    private static List<OperationSupport> Operations(string prefix, string lookup, bool hasAccounts)
    {
        var operations = new List<OperationSupport>
        {
            new(ProviderOperation.Create, VerificationLevel.Simulator, $"POST {prefix}/payouts"),
            new(ProviderOperation.Get, VerificationLevel.Simulator, $"GET {prefix}/payouts/{{id}}"),
            new(ProviderOperation.List, VerificationLevel.Simulator, $"GET {prefix}/payouts"),
            new(ProviderOperation.SearchByHandle, VerificationLevel.Simulator, $"GET {prefix}/payouts, every page, by metadata"),
            new(ProviderOperation.Cancel, VerificationLevel.Simulator, $"DELETE {prefix}/payouts/{{id}}"),
            new(ProviderOperation.UpdateMetadata, VerificationLevel.Simulator, $"PATCH {prefix}/payouts/{{id}}"),
            new(ProviderOperation.NameLookup, VerificationLevel.Simulator, $"GET {lookup}?accountId="),
            new(ProviderOperation.MethodDirectory, VerificationLevel.Simulator, $"GET {prefix}/momos, {prefix}/banks"),
        };
        if (hasAccounts) operations.Add(new(ProviderOperation.Balance, VerificationLevel.Simulator, $"GET {prefix}/financial-accounts?withBalance=true"));
        return operations;
    }
}
