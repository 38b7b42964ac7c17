using Microsoft.Extensions.DependencyInjection;
using Payouts.Benchmarks.Measuring;
using Payouts.Journal;
using Payouts.Providers;
using Payouts.Sending;

namespace Payouts.Benchmarks.Peers;

/// <summary>An adapter's create through the guard: mapped and frozen, sent under a deadline and behind the breaker, read and judged. Everything but the journal.</summary>
internal static class PayoutsAdapterPeer
{
    private const string Owner = "benchmark";

    public static async Task<Candidate> CreateAsync()
    {
        ServiceProvider services = PayoutsHost.Build();
        ProviderAccount account = services.GetRequiredService<ProviderAccounts>().Get(PayoutsHost.Account);
        var runner = services.GetRequiredService<AttemptRunner>();
        CorrelationHandle handle = CorrelationHandle.Derive("default", account.Name, Samples.Reference(0));
        PayoutRequest request = PayoutsHost.Request(Samples.Reference(0));

        // Only the journal gives the right to send; the same right is used again and again here, for bytes that are the same every time.
        PayoutIntent intent = Claimed(request, handle, await account.Provider.PrepareAsync(request, handle, CancellationToken.None));
        return new Candidate("Payouts adapter", async count =>
        {
            for (int index = 0; index < count; index++)
            {
                PreparedExchange exchange = await account.Provider.PrepareAsync(request, handle, CancellationToken.None);
                if (exchange.Body.Length != intent.Exchange.Body.Length) throw new InvalidOperationException("Another body.");
                await SendAsync(account, runner, intent);
            }
        });
    }

    private static async Task SendAsync(ProviderAccount account, AttemptRunner runner, PayoutIntent intent)
    {
        ProviderCapabilities capabilities = account.Capabilities;
        var attempt = new SendAttempt(
            intent, new AttemptDeadline(TimeProvider.System, capabilities.CreateTimeout), account.Provider, needsFreshConnection: false, account.Transport.MaxAnswerBytes);
        AttemptOutcome outcome = await account.Breaker.RunAsync(runner, account.Name, attempt, CancellationToken.None);
        CreateReading reading = account.Provider.ReadCreate(outcome.Answer!);
        AttemptVerdict verdict = DecisionTable.Judge(outcome.Evidence, outcome.Answer!.StatusCode, reading.Kind, capabilities.CreateRules);
        if (verdict != AttemptVerdict.Accepted) throw new InvalidOperationException("Not accepted.");
    }

    private static PayoutIntent Claimed(PayoutRequest request, CorrelationHandle handle, PreparedExchange exchange) => PayoutIntent.FromClaim(
        new JournalResult(JournalOutcome.Written, new JournalRecord
        {
            Reference = request.Reference,
            Account = PayoutsHost.Account,
            Handle = handle.Token,
            Fingerprint = "",
            Request = request,
            Exchange = exchange,
            Status = PayoutStatus.Created,
            CreatedAt = DateTimeOffset.UnixEpoch,
            UpdatedAt = DateTimeOffset.UnixEpoch,
            Attempts = [new AttemptRecord { Number = 1, BeganAt = DateTimeOffset.UnixEpoch, Deadline = DateTimeOffset.MaxValue }],
            Claim = new JournalClaim(Owner, Token: 1, DateTimeOffset.MaxValue, IsLive: true),
        }),
        Owner);
}
