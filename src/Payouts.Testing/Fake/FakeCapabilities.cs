using Payouts.Providers;

namespace Payouts.Testing;

/// <summary>What a fake can do, as its options say.</summary>
internal static class FakeCapabilities
{
    internal static ProviderCapabilities Of(FakePayoutProvider fake) => new()
    {
        ProviderType = FakeAdapter.ProviderType,
        Source = new Uri("https://fake.invalid/"),
        Routes = fake.Routes,
        AmountEncoding = AmountEncoding.MinorUnits,
        Idempotency = fake.IsKeyed ? new IdempotencyTraits(IdempotencyModel.Key, TimeSpan.FromHours(12)) : IdempotencyTraits.None,
        CreateRules = new CreateRules { Refusals = [422], Throttled = [429] },
        Limits = new FieldLimits
        {
            DescriptionLength = 200,
            MetadataEntries = 20,
            MetadataKeyLength = 64,
            MetadataValueLength = 200,
            TakesSourceAccount = true,
        },
        RateLimits = [],
        Operations = [.. OperationsOf(fake)],
        WebhookScheme = "none",
        CreateTimeout = TimeSpan.FromSeconds(30),
    };

    private static IEnumerable<OperationSupport> OperationsOf(FakePayoutProvider fake)
    {
        yield return Supports(ProviderOperation.Create, "POST /payouts");
        yield return Supports(ProviderOperation.Get, "GET /payouts/{id}");
        if (fake.CanSearch) yield return Supports(ProviderOperation.SearchByHandle, "GET /payouts?handle=");
        if (fake.CanCancel) yield return Supports(ProviderOperation.Cancel, "DELETE /payouts/{id}");
        if (fake.Balances.Count > 0) yield return Supports(ProviderOperation.Balance, "GET /balances");
    }

    private static OperationSupport Supports(ProviderOperation operation, string call) => new(operation, VerificationLevel.Documented, call);
}
