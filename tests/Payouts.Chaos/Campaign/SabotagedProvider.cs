using System.Net.Http.Headers;
using System.Text;
using Microsoft.Extensions.Logging;
using Payouts.Providers;

namespace Payouts.Chaos.Campaign;

/// <summary>An adapter with one mistake.</summary>
internal sealed class SabotagedProvider(IPayoutProvider inner, Sabotage sabotage, ILogger logger) : IPayoutProvider, IPayoutSearch
{
    public string Name => inner.Name;

    public ProviderCapabilities Capabilities => sabotage switch
    {
        Sabotage.KeyClaimed => inner.Capabilities with { Idempotency = new IdempotencyTraits(IdempotencyModel.Key, TimeSpan.FromHours(23)) },
        Sabotage.ErrorsClaimedHarmless => inner.Capabilities with { CreateRules = inner.Capabilities.CreateRules with { Throttled = [408, 429, 500, 502, 503] } },
        _ => inner.Capabilities,
    };

    public ProviderAddress Address => inner.Address;

    public void Validate(PayoutRequest request, ICollection<PayoutProblem> problems) => inner.Validate(request, problems);

    public ValueTask<PreparedExchange> PrepareAsync(PayoutRequest request, CorrelationHandle handle, CancellationToken cancellationToken) => inner.PrepareAsync(request, handle, cancellationToken);

    public CreateReading ReadCreate(ProviderAnswer answer)
    {
        CreateReading reading = inner.ReadCreate(answer);
        if (sabotage == Sabotage.WordsAreLogged) Log(logger, Encoding.UTF8.GetString(answer.Body.Span), null);
        return sabotage == Sabotage.UnreadableIsRefused && reading.Kind == CreateReadingKind.Unrecognised
            ? CreateReading.Rejected(new PayoutFailure(PayoutFailureCategory.InvalidRequest))
            : reading;
    }

    public async Task<PayoutReading> GetAsync(ProviderPayoutId id, CancellationToken cancellationToken)
    {
        PayoutReading reading = await inner.GetAsync(id, cancellationToken);
        return (sabotage, reading) switch
        {
            (Sabotage.PendingIsPaid, { IsNotFound: false, Status: PayoutStatus.Pending }) => reading with { Status = PayoutStatus.Succeeded },
            (Sabotage.PaidIsFailed, { Status: PayoutStatus.Succeeded }) => reading with { Status = PayoutStatus.Failed },
            _ => reading,
        };
    }

    // Asked only where the capabilities list it: then the adapter has it.
    public Task<IReadOnlyList<PayoutReading>> FindByHandleAsync(string handle, CancellationToken cancellationToken) => ((IPayoutSearch)inner).FindByHandleAsync(handle, cancellationToken);

    public void Authorize(HttpRequestHeaders headers) => inner.Authorize(headers);

    private static readonly Action<ILogger, string, Exception?> Log = LoggerMessage.Define<string>(LogLevel.Warning, new EventId(900), "The provider says {Words}");
}
