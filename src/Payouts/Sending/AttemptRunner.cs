using Payouts.Providers;

namespace Payouts.Sending;

/// <summary>Drives one attempt through the host's handlers to the guard, and returns what the guard recorded.</summary>
internal sealed class AttemptRunner(IHttpClientFactory clients, TimeProvider time)
{
    // A transport that ignores its cancelled token must not hold a payout for ever.
    private static readonly TimeSpan CancellationGrace = TimeSpan.FromSeconds(2);

    /// <summary>Runs the attempt to its record; never throws.</summary>
    /// <param name="account">The provider account whose client is used.</param>
    /// <param name="attempt">The attempt.</param>
    /// <param name="giveUp">Gives the attempt up if it has not begun to leave; ignored afterwards.</param>
    internal async Task<AttemptOutcome> RunAsync(string account, SendAttempt attempt, CancellationToken giveUp)
    {
        using var deadline = new CancellationTokenSource(attempt.Deadline.Remaining, time);
        using var overdue = new CancellationTokenSource(attempt.Deadline.Remaining + CancellationGrace, time);
        using CancellationTokenRegistration onGiveUp = giveUp.UnsafeRegister(
            static state => ((SendAttempt)state!).TryGiveUp("The caller cancelled before the request began to leave."), attempt);
        using CancellationTokenRegistration onDeadline = deadline.Token.UnsafeRegister(
            static state => ((SendAttempt)state!).TryGiveUp("The attempt's deadline passed before the request began to leave."), attempt);
        using CancellationTokenRegistration onOverdue = overdue.Token.UnsafeRegister(
            static state => ((SendAttempt)state!).Complete(AttemptOutcome.MayHaveExecuted("No answer came before the attempt's deadline.")), attempt);

        Task outer = PassThroughHandlersAsync(account, attempt);
        AttemptOutcome outcome = await attempt.Completion.ConfigureAwait(false);
        if (!outer.IsCompleted) _ = outer.ContinueWith(static _ => { }, TaskScheduler.Default);
        return outcome;
    }

    private async Task PassThroughHandlersAsync(string account, SendAttempt attempt)
    {
        try
        {
            using HttpClient client = clients.CreateClient(PayoutHttp.ClientName(account));
            using HttpRequestMessage placeholder = Placeholder(attempt);
            using HttpResponseMessage response = await client
                .SendAsync(placeholder, HttpCompletionOption.ResponseHeadersRead, attempt.Aborted).ConfigureAwait(false);
            if (!attempt.WasEntered) attempt.TryGiveUp("A handler of the host answered in place of the transport: nothing was sent.");
        }
#pragma warning disable CA1031 // Outer handlers may throw anything; only the guard's record counts.
        catch (Exception error)
#pragma warning restore CA1031
        {
            if (!attempt.WasEntered) attempt.TryGiveUp($"A handler of the host failed before the transport ({error.GetType().Name}): nothing was sent.", error);
        }
    }

    private static HttpRequestMessage Placeholder(SendAttempt attempt)
    {
        var request = new HttpRequestMessage(new HttpMethod(attempt.Exchange.Method), attempt.Exchange.Uri) { Content = new PlaceholderContent() };
        request.Options.Set(SendAttempt.Key, attempt);
        return request;
    }
}
