using System.Net.Http.Headers;
using Payouts.Sending;

namespace Payouts.Providers;

/// <summary>The typed client of one provider account: reads and directories, with retries, rate limit and breaker.</summary>
public sealed class ProviderHttpClient
{
    private readonly ReadPipeline _pipeline;
    private readonly Action<HttpRequestHeaders> _authorize;
    private readonly string _account;

    internal ProviderHttpClient(string account, ReadPipeline pipeline, Action<HttpRequestHeaders> authorize)
    {
        _account = account;
        _pipeline = pipeline;
        _authorize = authorize;
    }

    /// <summary>Makes the call and returns the answer, whatever its status.</summary>
    /// <exception cref="PayoutProviderException">No answer came: unreachable, timed out, breaker open.</exception>
    public Task<ProviderAnswer> SendAsync(ProviderCall call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(call);
        return _pipeline.SendAsync(_account, call, _authorize, cancellationToken);
    }
}
