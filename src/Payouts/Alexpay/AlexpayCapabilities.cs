using Payouts.Providers;

namespace Payouts.Alexpay;

/// <summary>What Alexpay can do, by the account's options.</summary>
internal static class AlexpayCapabilities
{
    // No length is documented. The handle stands at the end of the narration, where a column that is too short would cut it off: a rule of this library.
    internal const int DescriptionLength = 200;

    internal static ProviderCapabilities Of(AlexpayOptions options, bool takesWebhooks = false) => new()
    {
        ProviderType = AlexpayOptions.ProviderType,
        Source = new Uri("https://developer.alexpay.com/api-documentation/payments/disbursement-payout/mobile-money-payouts"),
        Routes = AlexpayMethods.Routes,
        AmountEncoding = AmountEncoding.WholeMajorUnits,
        Idempotency = IdempotencyTraits.None,
        CreateRules = options.ThrottledCreatesAreNotExecuted ? new CreateRules { Throttled = [429] } : new CreateRules(),
        Limits = new FieldLimits { DescriptionLength = DescriptionLength },
        RateLimits = [],
        Operations = Operations(options.UseTransactionList),
        WebhookScheme = "HMAC-SHA256 over timestamp and body, with a generated secret; headers and encoding are not documented",
        CreateTimeout = options.CreateTimeout,

        // Whether and when a delivery is repeated is not documented: an hour is a rule of this library.
        WebhookPatience = takesWebhooks ? TimeSpan.FromHours(1) : TimeSpan.Zero,

        // Nothing makes a repeat safe: what may still wait in a queue somewhere gets its time before anybody looks or decides.
        SettleTime = TimeSpan.FromMinutes(2),
    };

    private static List<OperationSupport> Operations(bool hasList)
    {
        var operations = new List<OperationSupport>
        {
            new(ProviderOperation.Create, VerificationLevel.Simulator, "POST /v1/payment/payouts/process"),
            new(ProviderOperation.Get, VerificationLevel.Simulator, "GET /v1/payment/{id}/check"),
            new(ProviderOperation.Balance, VerificationLevel.Observed, "GET /v1/account/get-wallet"),
            new(ProviderOperation.MethodDirectory, VerificationLevel.Observed, "GET /v1/payment/banks?country="),
        };
        if (!hasList) return operations;
        operations.Add(new(ProviderOperation.List, VerificationLevel.Observed, "GET /v1/payment"));
        operations.Add(new(ProviderOperation.SearchByHandle, VerificationLevel.Observed, "GET /v1/payment, every page, by narration"));
        return operations;
    }
}
