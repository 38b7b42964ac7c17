using System.Net.Http.Headers;
using Payouts.Providers;

namespace Payouts.Benchmarks.Peers;

/// <summary>An adapter without the rate limits of its provider.</summary>
internal sealed class UnlimitedProvider(IPayoutProvider inner) : IPayoutProvider
{
    public string Name => inner.Name;

    public ProviderCapabilities Capabilities { get; } = inner.Capabilities with { RateLimits = [] };

    public ProviderAddress Address => inner.Address;

    public void Validate(PayoutRequest request, ICollection<PayoutProblem> problems) => inner.Validate(request, problems);

    public ValueTask<PreparedExchange> PrepareAsync(PayoutRequest request, CorrelationHandle handle, CancellationToken cancellationToken) =>
        inner.PrepareAsync(request, handle, cancellationToken);

    public CreateReading ReadCreate(ProviderAnswer answer) => inner.ReadCreate(answer);

    public Task<PayoutReading> GetAsync(ProviderPayoutId id, CancellationToken cancellationToken) => inner.GetAsync(id, cancellationToken);

    public void Authorize(HttpRequestHeaders headers) => inner.Authorize(headers);
}
