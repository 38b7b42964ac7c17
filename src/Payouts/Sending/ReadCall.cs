using System.Net.Http.Headers;
using Payouts.Providers;

namespace Payouts.Sending;

/// <summary>A read on its way through outer handlers, which see neither its query nor its answer's body.</summary>
internal sealed class ReadCall(ProviderCall call, Action<HttpRequestHeaders> authorize, int maxAnswerBytes)
{
    internal static readonly HttpRequestOptionsKey<ReadCall> Key = new("Payouts.ReadCall");

    private ProviderAnswer? _answer;

    internal ProviderCall Call { get; } = call;

    internal Action<HttpRequestHeaders> Authorize { get; } = authorize;

    internal int MaxAnswerBytes { get; } = maxAnswerBytes;

    internal ProviderAnswer? Answer => Volatile.Read(ref _answer);

    internal void Record(ProviderAnswer answer) => Volatile.Write(ref _answer, answer);
}
