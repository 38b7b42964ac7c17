using System.Net.Http.Headers;
using Payouts.Providers;

namespace Payouts.Sending;

/// <summary>A read on its way through outer handlers, which see neither its query nor its answer's body.</summary>
internal sealed class ReadCall(ProviderCall call, Action<HttpRequestHeaders> authorize, int maxAnswerBytes)
{
    internal static readonly HttpRequestOptionsKey<ReadCall> Key = new("Payouts.ReadCall");

    private ProviderAnswer? _answer;
    private int _entered;

    internal ProviderCall Call { get; } = call;

    internal Action<HttpRequestHeaders> Authorize { get; } = authorize;

    internal int MaxAnswerBytes { get; } = maxAnswerBytes;

    internal ProviderAnswer? Answer => Volatile.Read(ref _answer);

    /// <summary>Whether the call may go out: a change goes once, whatever a handler of the host makes of its answer.</summary>
    internal bool TryEnter() => Interlocked.Exchange(ref _entered, 1) == 0 || Call.IsRepeatable;

    internal void Record(ProviderAnswer answer) => Volatile.Write(ref _answer, answer);
}
