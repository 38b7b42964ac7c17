using System.Net.Http.Headers;
using Microsoft.Extensions.DependencyInjection;
using Payouts.Benchmarks.Measuring;
using Payouts.Journal;
using Payouts.Providers;
using Payouts.Sending;

namespace Payouts.Benchmarks.Cases;

/// <summary>A create by <see cref="HttpClient"/> alone, of bytes that are there already and into bytes that nobody reads, and by an adapter through the guard.</summary>
internal static class CreatePair
{
    private const string Owner = "benchmark";

    /// <summary>The floor under every way of making this payout: nothing is written or read as JSON.</summary>
    public static async Task<Candidate> RawAsync(AdapterCase adapter, string name, HttpMessageHandler handler)
    {
        PreparedExchange exchange = await PrepareAsync(adapter, HandleOf(adapter));
        var client = new HttpClient(handler);
        return new Candidate(name, async count =>
        {
            for (int index = 0; index < count; index++)
            {
                using var request = new HttpRequestMessage(HttpMethod.Post, exchange.Uri) { Content = new ReadOnlyMemoryContent(exchange.Body) };
                request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
                foreach (KeyValuePair<string, string> header in exchange.Headers) request.Headers.Add(header.Key, header.Value);
                adapter.Account.Provider.Authorize(request.Headers);
                using HttpResponseMessage response = await client.SendAsync(request, CancellationToken.None);
                response.EnsureSuccessStatusCode();
                byte[] answer = await response.Content.ReadAsByteArrayAsync(CancellationToken.None);
                if (answer.Length < adapter.CreateAnswer.Length) throw new InvalidOperationException("Another answer.");
            }
        });
    }

    /// <summary>Mapped and frozen, sent under a deadline and behind the breaker, read and judged: everything but the journal.</summary>
    public static async Task<Candidate> AdapterAsync(AdapterCase adapter, string name)
    {
        var runner = adapter.Services.GetRequiredService<AttemptRunner>();
        CorrelationHandle handle = HandleOf(adapter);

        // Only the journal gives the right to send; the same right is used again and again here, for bytes that are the same every time.
        PayoutIntent intent = Claimed(adapter, handle, await PrepareAsync(adapter, handle));
        return new Candidate(name, async count =>
        {
            for (int index = 0; index < count; index++)
            {
                PreparedExchange exchange = await PrepareAsync(adapter, handle);
                if (exchange.Body.Length != intent.Exchange.Body.Length) throw new InvalidOperationException("Another body.");
                await SendAsync(adapter.Account, runner, intent);
            }
        });
    }

    private static async Task SendAsync(ProviderAccount account, AttemptRunner runner, PayoutIntent intent)
    {
        ProviderCapabilities capabilities = account.Capabilities;
        var deadline = new AttemptDeadline(TimeProvider.System, capabilities.CreateTimeout);
        var attempt = new SendAttempt(intent, deadline, account.Provider, needsFreshConnection: !capabilities.Idempotency.IsKeyed, account.Transport.MaxAnswerBytes);
        AttemptOutcome outcome = await account.Breaker.RunAsync(runner, account.Name, attempt, CancellationToken.None);
        CreateReading reading = account.Provider.ReadCreate(outcome.Answer!);
        if (DecisionTable.Judge(outcome.Evidence, outcome.Answer!.StatusCode, reading.Kind, capabilities.CreateRules) != AttemptVerdict.Accepted)
            throw new InvalidOperationException("Not accepted.");
    }

    private static CorrelationHandle HandleOf(AdapterCase adapter) => CorrelationHandle.Derive("default", adapter.Account.Name, adapter.Request.Reference);

    private static ValueTask<PreparedExchange> PrepareAsync(AdapterCase adapter, CorrelationHandle handle) =>
        adapter.Account.Provider.PrepareAsync(adapter.Request, handle, CancellationToken.None);

    private static PayoutIntent Claimed(AdapterCase adapter, CorrelationHandle handle, PreparedExchange exchange) => PayoutIntent.FromClaim(
        new JournalResult(JournalOutcome.Written, new JournalRecord
        {
            Reference = adapter.Request.Reference,
            Account = adapter.Account.Name,
            Handle = handle.Token,
            Fingerprint = "",
            Request = adapter.Request,
            Exchange = exchange,
            Status = PayoutStatus.Created,
            CreatedAt = DateTimeOffset.UnixEpoch,
            UpdatedAt = DateTimeOffset.UnixEpoch,
            Attempts = [new AttemptRecord { Number = 1, BeganAt = DateTimeOffset.UnixEpoch, Deadline = DateTimeOffset.MaxValue }],
            Claim = new JournalClaim(Owner, Token: 1, DateTimeOffset.MaxValue, IsLive: true),
        }),
        Owner);
}
