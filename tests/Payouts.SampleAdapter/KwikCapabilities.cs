using Payouts;
using Payouts.Providers;

namespace Kwik;

/// <summary>What Kwik can do, as its pages would say.</summary>
internal static class KwikCapabilities
{
    internal static ProviderCapabilities Of(KwikOptions options) => new()
    {
        ProviderType = KwikOptions.ProviderType,
        Source = new Uri("https://docs.kwik.example/transfers"),
        Routes = [new PayoutRoute("SN", PayoutChannel.MobileMoney, [Currency.XOF], "+221")],
        AmountEncoding = AmountEncoding.WholeMajorUnits,
        Idempotency = IdempotencyTraits.None,
        CreateRules = new CreateRules { Refusals = [422], Throttled = [429], ThrottlePause = TimeSpan.FromSeconds(2) },
        Limits = new FieldLimits { DescriptionLength = 60, RequiresNetwork = true, MinimumAmount = 100 },
        RateLimits = [new RateLimit(RateLimitScope.Account, 50, TimeSpan.FromSeconds(1))],
        Operations =
        [
            new OperationSupport(ProviderOperation.Create, VerificationLevel.Documented, "POST /v1/transfers"),
            new OperationSupport(ProviderOperation.Get, VerificationLevel.Documented, "GET /v1/transfers/{id}"),
            new OperationSupport(ProviderOperation.SearchByHandle, VerificationLevel.Documented, "GET /v1/transfers?tag="),
        ],
        RequestIdHeader = "Kwik-Request-Id",
        WebhookScheme = "none",
        CreateTimeout = options.CreateTimeout,
    };
}
