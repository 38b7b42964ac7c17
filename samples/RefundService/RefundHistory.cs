using System.Collections.Concurrent;
using Payouts;
using Payouts.Journal;

namespace RefundService;

/// <summary>What the handler was told, by refund. A real shop would set the order's state here, in its own database; being told twice changes nothing.</summary>
internal sealed partial class RefundHistory(ILogger<RefundHistory> logger) : IPayoutEventHandler
{
    private readonly ConcurrentDictionary<string, IReadOnlyList<string>> _told = new(StringComparer.Ordinal);

    public IReadOnlyList<string> Of(string reference) => _told.GetValueOrDefault(reference, []);

    public ValueTask HandleAsync(PayoutEvent happened, CancellationToken cancellationToken)
    {
        string line = $"{happened.At:O} {happened.Kind} {happened.To}";
        _told.AddOrUpdate(happened.Reference, [line], (_, lines) => lines.Contains(line) ? lines : [.. lines, line]);
        bool isForSomebody = happened.Kind is PayoutEventKind.NeverSent or PayoutEventKind.Contradiction or PayoutEventKind.DuplicateExecution or PayoutEventKind.Mismatch or PayoutEventKind.BecameUnknown;
        if (isForSomebody) Alert(logger, happened.Reference, happened.To, happened.Kind);
        else Told(logger, happened.Reference, happened.To, happened.Kind);
        return ValueTask.CompletedTask;
    }

    [LoggerMessage(1, LogLevel.Information, "{Reference} is {Status} ({Kind})")]
    private static partial void Told(ILogger logger, string reference, PayoutStatus status, PayoutEventKind kind);

    [LoggerMessage(2, LogLevel.Warning, "{Reference} is {Status} and needs somebody to look ({Kind})")]
    private static partial void Alert(ILogger logger, string reference, PayoutStatus status, PayoutEventKind kind);
}
