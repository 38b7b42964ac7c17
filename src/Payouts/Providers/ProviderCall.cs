namespace Payouts.Providers;

/// <summary>A call that moves no money: a read, or a change of what the provider stores.</summary>
public sealed class ProviderCall
{
    private ProviderCall(HttpMethod method, string operation, Uri uri)
    {
        Method = method;
        Operation = operation;
        Uri = uri;
    }

    /// <summary>GET, PATCH, DELETE, or POST without a body; money leaves only through the core.</summary>
    public HttpMethod Method { get; }

    /// <summary>The operation in words, for errors and telemetry.</summary>
    public string Operation { get; }

    /// <summary>The absolute address; its query may be private and is shown to nobody but the provider.</summary>
    public Uri Uri { get; }

    /// <summary>The headers that are not secret.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>The JSON body of a change.</summary>
    public ReadOnlyMemory<byte> Body { get; private init; }

    /// <summary>Whether the call may be made again after a failure.</summary>
    public bool IsRepeatable => Method == HttpMethod.Get;

    /// <summary>A read; repeated after failures.</summary>
    public static ProviderCall Get(string operation, Uri uri, IReadOnlyList<KeyValuePair<string, string>> headers) =>
        new(HttpMethod.Get, operation, uri) { Headers = headers };

    /// <summary>A change of stored entries; repeated only when refused as too frequent.</summary>
    public static ProviderCall Patch(
        string operation, Uri uri, IReadOnlyList<KeyValuePair<string, string>> headers, ReadOnlyMemory<byte> body) =>
        new(HttpMethod.Patch, operation, uri) { Headers = headers, Body = body };

    /// <summary>A cancellation; repeated only when refused as too frequent.</summary>
    public static ProviderCall Delete(string operation, Uri uri, IReadOnlyList<KeyValuePair<string, string>> headers) =>
        new(HttpMethod.Delete, operation, uri) { Headers = headers };

    /// <summary>A change of the account's settings, without a body: nothing in it can name an amount or a person. Repeated only when refused as too frequent.</summary>
    public static ProviderCall Post(string operation, Uri uri, IReadOnlyList<KeyValuePair<string, string>> headers) =>
        new(HttpMethod.Post, operation, uri) { Headers = headers };
}
