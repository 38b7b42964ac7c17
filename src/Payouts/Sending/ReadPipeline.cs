using System.Net.Http.Headers;
using Payouts.Diagnostics;
using Payouts.Providers;
using Polly;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace Payouts.Sending;

/// <summary>Sends one account's reads through the host's handlers to the guard, within rate limit, retries and breaker.</summary>
internal sealed class ReadPipeline(IHttpClientFactory clients, Func<AccountPacing> pacing, int maxAnswerBytes, TimeProvider time, PayoutMetrics metrics)
{
    private static readonly TimeSpan LongestQueue = TimeSpan.FromSeconds(60);

    private readonly ResiliencePipeline<ProviderAnswer> _repeats = ReadPolicy.Repeats(time);
    private readonly ResiliencePipeline<ProviderAnswer> _oneTry = ReadPolicy.OneTry(time);

    internal async Task<ProviderAnswer> SendAsync(
        string account, ProviderCall call, Action<HttpRequestHeaders> authorize, CancellationToken cancellationToken)
    {
        ResilienceContext context = ResilienceContextPool.Shared.Get(cancellationToken);
        context.Properties.Set(ReadPolicy.IsRepeatable, call.IsRepeatable);
        try
        {
            Outcome<ProviderAnswer> outcome = await _repeats.ExecuteOutcomeAsync(
                static (context, state) => state.Self.TryOnceAsync(state, context),
                context,
                new Read(this, account, call, authorize)).ConfigureAwait(false);
            return outcome.Result ?? throw Translate(outcome.Exception!, account, call, cancellationToken);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private async ValueTask<Outcome<ProviderAnswer>> TryOnceAsync(Read read, ResilienceContext context)
    {
        if (read.Tries++ > 0) metrics.Retried(read.Account, PayoutOperation.Read);
        bool hasPermit;
        try
        {
            hasPermit = await pacing().TryReadAsync(LongestQueue, context.CancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException cancelled)
        {
            return Outcome.FromException<ProviderAnswer>(cancelled);
        }

        if (!hasPermit)
            return Outcome.FromException<ProviderAnswer>(new TimeoutRejectedException("The account's rate limit leaves no time for this call."));
        return await _oneTry.ExecuteOutcomeAsync(
            static async (context, read) =>
            {
                try
                {
                    return Outcome.FromResult(await read.Self.SendAsync(read, context.CancellationToken).ConfigureAwait(false));
                }
#pragma warning disable CA1031 // The pipeline judges exceptions as outcomes.
                catch (Exception error)
#pragma warning restore CA1031
                {
                    return Outcome.FromException<ProviderAnswer>(error);
                }
            },
            context,
            read).ConfigureAwait(false);
    }

    private async Task<ProviderAnswer> SendAsync(Read read, CancellationToken cancellationToken)
    {
        var call = new ReadCall(read.Call, read.Authorize, maxAnswerBytes);
        using HttpClient client = clients.CreateClient(PayoutHttp.ClientName(read.Account));
        using var placeholder = new HttpRequestMessage(read.Call.Method, WithoutQuery(read.Call.Uri));
        placeholder.Options.Set(ReadCall.Key, call);
        try
        {
            using HttpResponseMessage response = await client
                .SendAsync(placeholder, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception) when (call.IsChangeUnderWay)
        {
            return await call.First.WaitAsync(cancellationToken).ConfigureAwait(false);
        }

        if (call.IsChangeUnderWay) return await call.First.WaitAsync(cancellationToken).ConfigureAwait(false);
        return call.Answer ?? throw new HttpRequestException("A handler of the host answered in place of the provider.");
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
            new($"{call.Operation} at '{account}': {what}. {(call.IsRepeatable ? "No payout was changed by this." : "It may have taken effect or not: RefreshAsync tells.")}", error) { Provider = account, Category = category };
    }

    private sealed record Read(ReadPipeline Self, string Account, ProviderCall Call, Action<HttpRequestHeaders> Authorize)
    {
        internal int Tries { get; set; }
    }
}
