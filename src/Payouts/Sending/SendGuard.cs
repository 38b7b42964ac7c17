using System.Net;
using Payouts.Providers;

namespace Payouts.Sending;

/// <summary>
/// The innermost handler: attaches bytes and credentials, sends, and records. Handlers of the host lie outside it
/// and can neither see a body, nor send one twice, nor change what is recorded.
/// </summary>
internal sealed class SendGuard : HttpMessageHandler
{
    // With the credentials as the fifth, a request's headers would grow to twice their room: one that may stand with the content's goes there, which is the same on the wire.
    private const int RoomForHeaders = 3;

    private readonly HttpMessageInvoker _pooled;
    private readonly HttpMessageInvoker _fresh;
    private readonly bool _mayCopyBody;

    /// <summary>Makes the guard.</summary>
    /// <param name="pooled">Carries reads, and creates at providers where a key makes repeating safe.</param>
    /// <param name="fresh">Carries creates at the others, each over a connection of its own.</param>
    /// <param name="mayCopyBody">Whether the host vouches for a transport of its own, which then may look at bodies.</param>
    internal SendGuard(HttpMessageHandler pooled, HttpMessageHandler fresh, bool mayCopyBody = false)
    {
        _pooled = new HttpMessageInvoker(pooled);
        _fresh = ReferenceEquals(pooled, fresh) ? _pooled : new HttpMessageInvoker(fresh);
        _mayCopyBody = mayCopyBody;
    }

    /// <summary>Makes the exchange of an attempt that came straight here; what became of it is in the attempt. Never throws.</summary>
    internal Task SendAsync(SendAttempt attempt) => attempt.TryEnter() ? ExchangeAsync(attempt) : Task.CompletedTask;

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Options.TryGetValue(SendAttempt.Key, out SendAttempt? attempt)) return SendAttemptAsync(attempt, request, cancellationToken);
        if (request.Options.TryGetValue(ReadCall.Key, out ReadCall? read)) return SendReadAsync(read, request, cancellationToken);
        throw new SendRefusedException("This client sends only what Payouts hands it; a handler replaced the request.");
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _pooled.Dispose();
            _fresh.Dispose();
        }

        base.Dispose(disposing);
    }

    private async Task<HttpResponseMessage> SendAttemptAsync(SendAttempt attempt, HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (!attempt.TryEnter())
        {
            await attempt.Completion.WaitAsync(cancellationToken).ConfigureAwait(false);
            throw new SendRefusedException("This payout's attempt was sent before; a handler tried to send it again.");
        }

        // The exchange has its own deadline: whoever waits outside may stop waiting, which ends nothing that has begun.
        Task exchange = ExchangeAsync(attempt);
        try
        {
            await exchange.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // Here and not in a registration: callbacks run last come first served, and the end of this wait would dispose one before its turn.
            attempt.TryGiveUp("The wait was cancelled before the request began to leave.");
            throw;
        }

        AttemptOutcome outcome = await attempt.Completion.ConfigureAwait(false);
        return outcome.Answer is { } answer
            ? StatusOnly(answer.StatusCode, request)
            : throw new HttpRequestException(outcome.Explanation, outcome.Error);
    }

    private async Task ExchangeAsync(SendAttempt attempt)
    {
        try
        {
            using HttpRequestMessage message = Build(attempt);
            HttpMessageInvoker transport = attempt.NeedsFreshConnection ? _fresh : _pooled;
            using HttpResponseMessage response = await transport.SendAsync(message, attempt.Aborted).ConfigureAwait(false);

            // An answer to a body that never began to leave is not the provider's: the host put a handler of its own in the transport's place.
            if (attempt.TryGiveUp("A handler of the host answered in place of the transport: nothing was sent.")) return;
            attempt.Complete(AttemptOutcome.Answered(
                await AnswerReader.ReadAsync(response, attempt.MaxAnswerBytes, attempt.Aborted).ConfigureAwait(false)));
        }
#pragma warning disable CA1031 // Whatever was thrown: what counts is whether the body had begun to leave.
        catch (Exception error)
#pragma warning restore CA1031
        {
            attempt.Complete(attempt.TrySeal()
                ? AttemptOutcome.NotSent(TransportFaults.Explain(error), error)
                : AttemptOutcome.MayHaveExecuted(
                    error.GetBaseException() is SendRefusedException ? "The transport tried to write the body a second time, which was refused." : TransportFaults.Explain(error), error));
        }
    }

    private HttpRequestMessage Build(SendAttempt attempt)
    {
        PreparedExchange exchange = attempt.Exchange;
        var content = new FrozenContent(attempt, _mayCopyBody);
        var message = new HttpRequestMessage(HttpMethod.Parse(exchange.Method), exchange.Uri)
        {
            Version = HttpVersion.Version11,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = content,
        };
        int aside = Aside(exchange);
        for (int index = 0; index < exchange.Headers.Count; index++)
        {
            KeyValuePair<string, string> header = exchange.Headers[index];
            if (index == aside && content.Headers.TryAddWithoutValidation(header.Key, header.Value)) continue;
            if (!message.Headers.TryAddWithoutValidation(header.Key, header.Value)) throw new InvalidOperationException($"The header {header.Key} cannot be sent.");
        }

        attempt.Authorize(message.Headers);
        return message;
    }

    // Never the key, which a transport of the host's must find where keys are, and never what the content says of itself.
    private static int Aside(PreparedExchange exchange)
    {
        int index = exchange.Headers.Count > RoomForHeaders ? exchange.Headers.Count - 1 : -1;
        while (index >= 0 && (string.Equals(exchange.Headers[index].Value, exchange.IdempotencyKey, StringComparison.Ordinal)
            || exchange.Headers[index].Key.StartsWith("Content-", StringComparison.OrdinalIgnoreCase))) index--;
        return index;
    }

    private async Task<HttpResponseMessage> SendReadAsync(ReadCall read, HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (!read.TryEnter())
        {
            await ((Task)read.First).WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            throw new SendRefusedException("This change was sent before; a handler tried to send it again.");
        }

        try
        {
            ProviderAnswer answer = await CallAsync(read, cancellationToken).ConfigureAwait(false);
            read.Record(answer);
            return StatusOnly(answer.StatusCode, request);
        }
        catch (Exception error)
        {
            read.Fail(error);
            throw;
        }
    }

    private async Task<ProviderAnswer> CallAsync(ReadCall read, CancellationToken cancellationToken)
    {
        using var message = new HttpRequestMessage(read.Call.Method, read.Call.Uri)
        {
            Version = HttpVersion.Version11,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };
        if (read.Call.Method == HttpMethod.Post)
        {
            message.Content = new ByteArrayContent([]);
        }
        else if (!read.Call.Body.IsEmpty)
        {
            message.Content = new ReadOnlyMemoryContent(read.Call.Body);
            message.Content.Headers.TryAddWithoutValidation("Content-Type", "application/json");
        }

        foreach (KeyValuePair<string, string> header in read.Call.Headers) message.Headers.TryAddWithoutValidation(header.Key, header.Value);
        read.Authorize(message.Headers);
        using HttpResponseMessage response = await _pooled.SendAsync(message, cancellationToken).ConfigureAwait(false);
        ProviderAnswer answer = await AnswerReader.ReadAsync(response, read.MaxAnswerBytes, cancellationToken).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        return answer;
    }

    private static HttpResponseMessage StatusOnly(int statusCode, HttpRequestMessage request) =>
        new((HttpStatusCode)statusCode) { RequestMessage = request, Content = new ByteArrayContent([]) };
}
