using Payouts.Journal;

namespace Payouts;

/// <summary>Is told of every change of every payout: at least once, and in order per payout.</summary>
/// <remarks>
/// Told again after a failure of any handler, after a crash, and by another process that took over: let handling twice do what handling once does.
/// One that throws is tried again with growing pauses, then the event is put aside and logged; other payouts go on meanwhile.
/// </remarks>
#pragma warning disable CA1711 // No .NET event: what happened to a payout.
public interface IPayoutEventHandler
#pragma warning restore CA1711
{
    /// <summary>Handles one event. Returning means that it need not be told again.</summary>
    ValueTask HandleAsync(PayoutEvent happened, CancellationToken cancellationToken);
}
