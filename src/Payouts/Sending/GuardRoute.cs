using Microsoft.Extensions.Http;
using Microsoft.Extensions.Options;

namespace Payouts.Sending;

/// <summary>The way to an account's guard: straight, where the host put no handler and no setting of a client of its own around it.</summary>
internal sealed class GuardRoute(string clientName, IHttpClientFactory clients, IOptionsMonitor<HttpClientFactoryOptions> options)
{
    // What the builder of AddPayouts sets of each client.
    private const int OwnClientActions = 1;

    private readonly IHttpMessageHandlerFactory? _handlers = clients as IHttpMessageHandlerFactory;
    private Found? _found;

    /// <summary>The name of the account's client.</summary>
    internal string ClientName { get; } = clientName;

    /// <summary>The guard, or <c>null</c> where something of the host lies around it.</summary>
    /// <param name="outermost">What must be held as long as the guard is used.</param>
    internal SendGuard? FindGuard(out HttpMessageHandler? outermost)
    {
        // The factory gives the same handlers until their time is over.
        outermost = _handlers?.CreateHandler(ClientName);
        if (outermost is null) return null;
        Found? found = Volatile.Read(ref _found);
        if (ReferenceEquals(found?.Outermost, outermost)) return found.Guard;
        found = new Found(outermost, IsOwn(outermost) ? (outermost as DelegatingHandler)?.InnerHandler as SendGuard : null);
        Volatile.Write(ref _found, found);
        return found.Guard;
    }

    // The factory's own outermost handler only counts who still uses the others; loggers are handlers inside it.
    private bool IsOwn(HttpMessageHandler outermost) =>
        outermost.GetType().Assembly == typeof(HttpClientFactoryOptions).Assembly && options.Get(ClientName).HttpClientActions.Count == OwnClientActions;

    private sealed record Found(HttpMessageHandler Outermost, SendGuard? Guard);
}
