using System.Collections.Concurrent;
using Microsoft.Extensions.Http;
using Microsoft.Extensions.Options;
using Payouts.Providers;

namespace Payouts.Sending;

/// <summary>Drives one attempt through the host's handlers to the guard, and returns what the guard recorded.</summary>
internal sealed class AttemptRunner(IHttpClientFactory clients, IOptionsMonitor<HttpClientFactoryOptions> options, TimeProvider time) : IDisposable
{
    private readonly AttemptTimers _timers = new(time);
    private readonly ConcurrentDictionary<string, GuardRoute> _routes = new(StringComparer.Ordinal);

    /// <summary>Runs the attempt to its record; never throws.</summary>
    /// <param name="account">The provider account whose client is used.</param>
    /// <param name="attempt">The attempt.</param>
    /// <param name="giveUp">Gives the attempt up if it has not begun to leave; ignored afterwards.</param>
    internal async ValueTask<AttemptOutcome> RunAsync(string account, SendAttempt attempt, CancellationToken giveUp)
    {
        using CancellationTokenRegistration onGiveUp = giveUp.UnsafeRegister(
            static state => ((SendAttempt)state!).TryGiveUp("The caller cancelled before the request began to leave."), attempt);
        _timers.Add(attempt);
        try
        {
            Task outer = SendAsync(account, attempt, out HttpMessageHandler? outermost);
            AttemptOutcome outcome = await attempt.Completion.ConfigureAwait(false);

            // The factory ends handlers that nobody holds any more.
            GC.KeepAlive(outermost);
            if (!outer.IsCompleted) _ = outer.ContinueWith(static _ => { }, TaskScheduler.Default);
            return outcome;
        }
        finally
        {
            _timers.Remove(attempt);
        }
    }

    // Where the host put nothing of its own around the guard, there is nothing to pass through.
    private Task SendAsync(string account, SendAttempt attempt, out HttpMessageHandler? outermost)
    {
        outermost = null;
        try
        {
            GuardRoute route = _routes.GetOrAdd(account, static (account, from) => new GuardRoute(PayoutHttp.ClientName(account), from.clients, from.options), (clients, options));
            return route.FindGuard(out outermost) is { } guard ? guard.SendAsync(attempt) : PassThroughHandlersAsync(route.ClientName, attempt);
        }
#pragma warning disable CA1031 // Making the host's handlers may throw anything; nothing has been sent then.
        catch (Exception error)
#pragma warning restore CA1031
        {
            GiveUpBefore(attempt, error);
            return Task.CompletedTask;
        }
    }

    private async Task PassThroughHandlersAsync(string clientName, SendAttempt attempt)
    {
        try
        {
            using HttpClient client = clients.CreateClient(clientName);
            using HttpRequestMessage placeholder = Placeholder(attempt);
            using HttpResponseMessage response = await client
                .SendAsync(placeholder, HttpCompletionOption.ResponseHeadersRead, attempt.Aborted).ConfigureAwait(false);
            if (!attempt.WasEntered) attempt.TryGiveUp("A handler of the host answered in place of the transport: nothing was sent.");
        }
#pragma warning disable CA1031 // Outer handlers may throw anything; only the guard's record counts.
        catch (Exception error)
#pragma warning restore CA1031
        {
            GiveUpBefore(attempt, error);
        }
    }

    public void Dispose() => _timers.Dispose();

    private static void GiveUpBefore(SendAttempt attempt, Exception error)
    {
        if (!attempt.WasEntered) attempt.TryGiveUp($"A handler of the host failed before the transport ({error.GetType().Name}): nothing was sent.", error);
    }

    private static HttpRequestMessage Placeholder(SendAttempt attempt)
    {
        var request = new HttpRequestMessage(HttpMethod.Parse(attempt.Exchange.Method), attempt.Exchange.Uri) { Content = new PlaceholderContent() };
        request.Options.Set(SendAttempt.Key, attempt);
        return request;
    }
}
