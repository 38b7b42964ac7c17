using System.Net.Http.Headers;

namespace Payouts.Providers;

/// <summary>What an adapter is made with.</summary>
public sealed class ProviderContext
{
    private readonly Func<Action<HttpRequestHeaders>, ProviderHttpClient> _createHttpClient;

    internal ProviderContext(
        string name, IServiceProvider services, TimeProvider time, Func<Action<HttpRequestHeaders>, ProviderHttpClient> createHttpClient)
    {
        Name = name;
        Services = services;
        TimeProvider = time;
        _createHttpClient = createHttpClient;
    }

    /// <summary>The account's name.</summary>
    public string Name { get; }

    /// <summary>The application's services, for the adapter's options.</summary>
    public IServiceProvider Services { get; }

    /// <summary>The clock.</summary>
    public TimeProvider TimeProvider { get; }

    /// <summary>The typed client for reads and directories.</summary>
    /// <param name="authorize">Adds the secret headers to one request; called for every request, so that keys can rotate.</param>
    public ProviderHttpClient CreateHttpClient(Action<HttpRequestHeaders> authorize) => _createHttpClient(authorize);
}
