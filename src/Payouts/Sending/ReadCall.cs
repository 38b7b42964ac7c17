using System.Net.Http.Headers;
using Payouts.Providers;

namespace Payouts.Sending;

/// <summary>A read or a change on its way through outer handlers, which see neither its query nor its answer's body.</summary>
internal sealed class ReadCall(ProviderCall call, Action<HttpRequestHeaders> authorize, int maxAnswerBytes)
{
    internal static readonly HttpRequestOptionsKey<ReadCall> Key = new("Payouts.ReadCall");

    private readonly TaskCompletionSource<ProviderAnswer> _first = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private ProviderAnswer? _answer;
    private int _entered;

    internal ProviderCall Call { get; } = call;

    internal Action<HttpRequestHeaders> Authorize { get; } = authorize;

    internal int MaxAnswerBytes { get; } = maxAnswerBytes;

    /// <summary>The latest answer: a handler of the host may repeat a read.</summary>
    internal ProviderAnswer? Answer => Volatile.Read(ref _answer);

    /// <summary>What became of the first call into the guard; for a change, the only one.</summary>
    internal Task<ProviderAnswer> First => _first.Task;

    /// <summary>Whether it is a change that has gone out: then its first outcome stands, whatever a handler makes of it.</summary>
    internal bool IsChangeUnderWay => !Call.IsRepeatable && Volatile.Read(ref _entered) != 0;

    /// <summary>Whether the call may go out: a change goes once, whatever a handler of the host makes of its answer.</summary>
    internal bool TryEnter() => Interlocked.Exchange(ref _entered, 1) == 0 || Call.IsRepeatable;

    internal void Record(ProviderAnswer answer)
    {
        Volatile.Write(ref _answer, answer);
        _first.TrySetResult(answer);
    }

    internal void Fail(Exception error)
    {
        if (_first.TrySetException(error)) _ = _first.Task.Exception;
    }
}
