using Payouts;

namespace RefundService;

/// <summary>What is told of a refund: nothing of the person.</summary>
internal sealed record RefundView(
    string Id, string Provider, string Amount, PayoutStatus Status, bool IsFinal, NextStepKind NextStep, string Explanation, string? Failure, DateTimeOffset CreatedAt, IReadOnlyList<string> History, IReadOnlyList<TimelineSource> Sources)
{
    public static RefundView Of(Payout payout, RefundHistory history) => new(
        payout.Reference,
        payout.Provider,
        payout.Amount.ToString(),
        payout.Status,
        payout.IsFinal,
        payout.NextStep.Kind,
        payout.NextStep.Explanation,
        payout.Failure?.ToString(),
        payout.CreatedAt,
        history.Of(payout.Reference),
        [.. payout.Timeline.Select(static entry => entry.Source)]);
}
