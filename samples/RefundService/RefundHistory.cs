using System.Collections.Concurrent;
using Payouts;
using Payouts.Journal;

namespace RefundService;

/// <summary>What the handler was told, by refund. A real shop would set the order's state here, in its own database; being told twice changes nothing.</summary>
internal sealed class RefundHistory(ILogger<RefundHistory> logger) : IPayoutEventHandler
{
    private readonly ConcurrentDictionary<string, IReadOnlyList<string>> _told = new(StringComparer.Ordinal);

    public IReadOnlyList<string> Of(string reference) => _told.GetValueOrDefault(reference, []);

    public ValueTask HandleAsync(PayoutEvent happened, CancellationToken cancellationToken)
    {
        string line = $"{happened.At:O} {happened.Kind} {happened.To}";
        _told.AddOrUpdate(happened.Reference, [line], (_, lines) => lines.Contains(line) ? lines : [.. lines, line]);
        logger.LogInformation("{Reference} is {Status} ({Kind})", happened.Reference, happened.To, happened.Kind);
        return ValueTask.CompletedTask;
    }
}
