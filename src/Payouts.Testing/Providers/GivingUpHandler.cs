using System.Runtime.CompilerServices;

namespace Payouts.Testing;

/// <summary>A handler of the host in which the caller gives up: before the transport, so that nothing has left.</summary>
internal sealed class GivingUpHandler(CancellationTokenSource caller, StrongBox<bool> isArmed) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (isArmed.Value) await caller.CancelAsync().ConfigureAwait(false);
        return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
    }
}
