using System.Net.Http.Headers;
using Payouts.Providers;
using Polly;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace Payouts.Sending;

/// <summary>Sends one account's reads through the host's handlers to the guard, within rate limit, retries and breaker.</summary>
internal sealed class ReadPipeline(IHttpClientFactory clients, Func<AccountPacing> pacing, int maxAnswerBytes, TimeProvider time)
{
    private static readonly TimeSpan LongestQueue = TimeSpan.FromSeconds(60);

    private readonly ResiliencePipeline<ProviderAnswer> _pipeline = ReadPolicy.Build(time);

    internal async Task<ProviderAnswer> SendAsync(
        string account, ProviderCall call, Action<HttpRequestHeaders> authorize, CancellationToken cancellationToken)
    {
        ResilienceContext context = ResilienceContextPool.Shared.Get(cancellationToken);
        context.Properties.Set(ReadPolicy.IsRepeatable, call.IsRepeatable);
        try
        {
            Outcome<ProviderAnswer> outcome = await _pipeline.ExecuteOutcomeAsync(
                static async (context, state) =>
                {
                    try
                    {
                        return Outcome.FromResult(await state.Self.SendOnceAsync(state.Account, state.Call, state.Authorize, context.CancellationToken)
                            .ConfigureAwait(false));
                    }
#pragma warning disable CA1031 // The pipeline judges exceptions as outcomes.
                    catch (Exception error)
#pragma warning restore CA1031
                    {
                        return Outcome.FromException<ProviderAnswer>(error);
                    }
                },
                context,
                (Self: this, Account: account, Call: call, Authorize: authorize)).ConfigureAwait(false);
            return outcome.Result ?? throw Translate(outcome.Exception!, account, call, cancellationToken);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private async Task<ProviderAnswer> SendOnceAsync(
        string account, ProviderCall call, Action<HttpRequestHeaders> authorize, CancellationToken cancellationToken)
    {
        if (!await pacing().TryReadAsync(LongestQueue, cancellationToken).ConfigureAwait(false))
            throw new TimeoutRejectedException("The account's rate limit leaves no time for this call.");

        var read = new ReadCall(call, authorize, maxAnswerBytes);
        using HttpClient client = clients.CreateClient(PayoutHttp.ClientName(account));
        using var placeholder = new HttpRequestMessage(call.Method, WithoutQuery(call.Uri));
        placeholder.Options.Set(ReadCall.Key, read);
        using HttpResponseMessage response = await client
            .SendAsync(placeholder, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
        return read.Answer ?? throw new HttpRequestException("A handler of the host answered in place of the provider.");
    }

    private static Uri WithoutQuery(Uri uri) => uri.Query.Length == 0 ? uri : new Uri(uri.GetLeftPart(UriPartial.Path));

    private static Exception Translate(Exception error, string account, ProviderCall call, CancellationToken cancellationToken)
    {
        return error switch
        {
            OperationCanceledException when cancellationToken.IsCancellationRequested =>
                new OperationCanceledException(error.Message, error, cancellationToken),
            BrokenCircuitException => Fault("recent calls failed, so calls pause for some seconds; try again later", PayoutFailureCategory.Local),
            TimeoutRejectedException or OperationCanceledException =>
                Fault("no answer came in time; try again later", PayoutFailureCategory.Unreachable),
            HttpRequestException => Fault($"{TransportFaults.Explain(error)} Check the network, then try again", PayoutFailureCategory.Unreachable),
            PayoutException known => known,
            _ => Fault($"the call failed on this side ({error.GetType().Name}); look at the inner exception", PayoutFailureCategory.Local),
        };

        PayoutProviderException Fault(string what, PayoutFailureCategory category) =>
            new($"{call.Operation} at '{account}': {what}. No payout was changed by this.", error) { Provider = account, Category = category };
    }
}
