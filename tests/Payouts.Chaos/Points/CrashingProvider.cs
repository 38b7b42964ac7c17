using System.Net.Http.Headers;
using Payouts.Providers;

namespace Payouts.Chaos.Points;

/// <summary>An adapter with a place to die at around each call, and with short times where its own would make a run last for hours.</summary>
internal sealed class CrashingProvider(IPayoutProvider inner, CrashPoints points) : ForwardingProvider(inner)
{
    /// <summary>How long a create call may take here.</summary>
    internal static readonly TimeSpan CreateTimeout = TimeSpan.FromSeconds(2);

    /// <summary>How long a request may linger on its way here, where nothing is between this process and the simulator.</summary>
    internal static readonly TimeSpan SettleTime = TimeSpan.FromSeconds(0.5);

    public override ProviderCapabilities Capabilities => base.Capabilities with { CreateTimeout = CreateTimeout, SettleTime = SettleTime };

    public override ValueTask<PreparedExchange> PrepareAsync(PayoutRequest request, CorrelationHandle handle, CancellationToken cancellationToken) =>
        points.AroundAsync("adapter prepare", () => base.PrepareAsync(request, handle, cancellationToken));

    public override CreateReading ReadCreate(ProviderAnswer answer) => points.Around("adapter read create", () => base.ReadCreate(answer));

    public override Task<PayoutReading> GetAsync(ProviderPayoutId id, CancellationToken cancellationToken) =>
        points.AroundAsync("adapter get", () => new ValueTask<PayoutReading>(base.GetAsync(id, cancellationToken))).AsTask();

    public override void Authorize(HttpRequestHeaders headers) => points.Around("adapter authorize", () =>
    {
        base.Authorize(headers);
        return true;
    });

    public override Task<IReadOnlyList<PayoutReading>> FindByHandleAsync(string handle, CancellationToken cancellationToken) =>
        points.AroundAsync("adapter search", () => new ValueTask<IReadOnlyList<PayoutReading>>(base.FindByHandleAsync(handle, cancellationToken))).AsTask();

    public override Task<CancelOutcome> CancelAsync(string providerId, CancellationToken cancellationToken) =>
        points.AroundAsync("adapter cancel", () => new ValueTask<CancelOutcome>(base.CancelAsync(providerId, cancellationToken))).AsTask();
}
