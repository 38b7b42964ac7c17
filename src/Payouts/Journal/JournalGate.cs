using Microsoft.Extensions.Logging;
using Payouts.DependencyInjection;
using Payouts.Diagnostics;

namespace Payouts.Journal;

/// <summary>Opens the journal once, before its first use; an opening that failed is tried again by the next caller.</summary>
internal sealed class JournalGate(GuardedJournal journal, ProductionCheck production, ILogger<JournalGate> logger) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1, 1);
    private volatile bool _isOpen;

    internal async ValueTask OpenAsync(CancellationToken cancellationToken)
    {
        if (_isOpen) return;
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (_isOpen) return;
            if (!journal.Traits.IsDurable && production.IsProduction) throw new InvalidOperationException(ProductionCheck.Refusal);
            await journal.OpenAsync(cancellationToken).ConfigureAwait(false);
            await journal.SetClockAsync(cancellationToken).ConfigureAwait(false);
            if (!journal.Traits.IsDurable) logger.JournalIsInMemory();
            _isOpen = true;
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();
}
