using System.Globalization;

namespace Payouts.Simulator;

/// <summary>One attempt to deliver one webhook; its body is not kept.</summary>
public sealed class SentWebhook
{
    internal SentWebhook()
    {
    }

    /// <summary>The provider's name.</summary>
    public required string Provider { get; init; }

    /// <summary>The provider's id of the payout, as the ledger has it.</summary>
    public required string PayoutId { get; init; }

    /// <summary>The event's name, such as <c>payout.success</c>.</summary>
    public required string Event { get; init; }

    /// <summary>1 for the first attempt, more for redeliveries.</summary>
    public required int Attempt { get; init; }

    /// <summary>When the attempt began, by the simulator's clock.</summary>
    public required DateTimeOffset SentAt { get; init; }

    /// <summary>The HTTP status of the answer; null when there was none in time.</summary>
    public required int? Status { get; init; }

    /// <summary>The provider, event, attempt and status.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Provider} {Event} #{Attempt} {Status?.ToString(CultureInfo.InvariantCulture) ?? "unanswered"}");
}
