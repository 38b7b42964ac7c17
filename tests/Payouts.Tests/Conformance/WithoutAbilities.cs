using System.Net.Http.Headers;
using Payouts.Providers;

namespace Payouts.Tests.Conformance;

/// <summary>An adapter without its optional abilities: only what every provider has.</summary>
internal sealed class WithoutAbilities(IPayoutProvider inner) : IPayoutProvider
{
    public string Name => inner.Name;

    public ProviderCapabilities Capabilities => inner.Capabilities with { Operations = [.. inner.Capabilities.Operations.Where(static support => support.Operation is ProviderOperation.Create or ProviderOperation.Get)] };

    public ProviderAddress Address => inner.Address;

    public void Validate(PayoutRequest request, ICollection<PayoutProblem> problems) => inner.Validate(request, problems);

    public ValueTask<PreparedExchange> PrepareAsync(PayoutRequest request, CorrelationHandle handle, CancellationToken cancellationToken) => inner.PrepareAsync(request, handle, cancellationToken);

    public CreateReading ReadCreate(ProviderAnswer answer) => inner.ReadCreate(answer);

    public Task<PayoutReading> GetAsync(ProviderPayoutId id, CancellationToken cancellationToken) => inner.GetAsync(id, cancellationToken);

    public void Authorize(HttpRequestHeaders headers) => inner.Authorize(headers);
}
