using Payouts.Chaos.Child;
using Payouts.Journal;

namespace Payouts.Chaos.Points;

/// <summary>An application that is told of events, with a place to die at before and after it has heard one.</summary>
internal sealed class CrashingEvents(CrashPoints points, Link link) : IPayoutEventHandler
{
    /// <summary>The status that the latest event told.</summary>
    public PayoutStatus? Last { get; private set; }

    public ValueTask HandleAsync(PayoutEvent happened, CancellationToken cancellationToken)
    {
        points.Hit("event handler: before");
        link.Say("EVENT", $"{happened.Kind} {happened.From?.ToString() ?? "-"} {happened.To}");
        Last = happened.To;
        points.Hit("event handler: after");
        return ValueTask.CompletedTask;
    }
}
