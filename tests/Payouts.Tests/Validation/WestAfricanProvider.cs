using System.Net.Http.Headers;
using Payouts.Providers;

namespace Payouts.Tests.Validation;

/// <summary>A provider unlike Monime: whole units, a required beneficiary, no metadata, no source account, no key, two countries.</summary>
internal sealed class WestAfricanProvider(string name) : IPayoutProvider
{
    public string Name { get; } = name;

    public ProviderCapabilities Capabilities { get; } = new()
    {
        ProviderType = "WestAfrican",
        Source = new Uri("https://provider.example/docs"),
        Routes =
        [
            new PayoutRoute("BJ", PayoutChannel.MobileMoney, [Currency.XOF], "+229"),
            new PayoutRoute("BJ", PayoutChannel.BankAccount, [Currency.XOF], "+229"),
            new PayoutRoute("TG", PayoutChannel.MobileMoney, [Currency.XOF], "+228"),
        ],
        AmountEncoding = AmountEncoding.WholeMajorUnits,
        Idempotency = IdempotencyTraits.None,
        CreateRules = new CreateRules(),
        Limits = new FieldLimits { DescriptionLength = 20, RequiresDescription = true, RequiresBeneficiary = true, AccountNumberLength = 10, MinimumAmount = 100 },
        RateLimits = [],
        Operations = [new OperationSupport(ProviderOperation.Create, VerificationLevel.Observed, "POST /payouts")],
        WebhookScheme = "none",
        CreateTimeout = TimeSpan.FromSeconds(30),
    };

    public ProviderAddress Address { get; } = new("WestAfrican", "https://provider.example/", "v1");

    public void Validate(PayoutRequest request, ICollection<PayoutProblem> problems)
    {
        if (request.Destination is MobileMoneyDestination { Network.Code: "unserved" })
            problems.Add(new PayoutProblem("Destination.Network", "This network is not served.", "Choose another one."));
    }

    public ValueTask<PreparedExchange> PrepareAsync(PayoutRequest request, CorrelationHandle handle, CancellationToken cancellationToken) => new(new PreparedExchange
    {
        Method = "POST",
        Uri = new Uri("https://provider.example/payouts"),
        Headers = [],
        Body = "{}"u8.ToArray(),
        Address = Address,
    });

    public CreateReading ReadCreate(ProviderAnswer answer) =>
        CreateReading.Accepted(new PayoutReading { ProviderId = "po-1", Status = PayoutStatus.Pending, ProviderStatus = "queued" });

    public Task<PayoutReading> GetAsync(ProviderPayoutId id, CancellationToken cancellationToken) => Task.FromResult(PayoutReading.NotFound);

    public void Authorize(HttpRequestHeaders headers) => headers.TryAddWithoutValidation("Authorization", "Bearer west");
}
