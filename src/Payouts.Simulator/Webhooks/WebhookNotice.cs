namespace Payouts.Simulator;

/// <summary>One event of one payout, drawn when it happened, with all that sending it takes.</summary>
internal sealed record WebhookNotice
{
    public required string Provider { get; init; }

    public required string PayoutId { get; init; }

    public required string Event { get; init; }

    public required byte[] Body { get; init; }

    public required WebhookSettings Settings { get; init; }

    public required IReadOnlyList<Uri> Urls { get; init; }

    /// <summary>The secret at the time of sending, which may be newer than the event.</summary>
    public required Func<string> Secret { get; init; }

    public required WebhookSigning Sign { get; init; }

    /// <summary>Whether a redelivery carries a time and signature of its own.</summary>
    public bool SignsAnew { get; init; } = true;

    /// <summary>Whether 200 alone acknowledges, and not every status of its class.</summary>
    public bool NeedsOk { get; init; }

    public bool IsAcknowledgedBy(int? status) => NeedsOk ? status == 200 : status is >= 200 and < 300;
}
