namespace Payouts.Simulator;

/// <summary>Which webhooks a script acts on, and how.</summary>
public sealed class WebhookFault
{
    /// <summary>The provider's name; null for any.</summary>
    public string? Provider { get; init; }

    /// <summary>The event's name, such as <c>payout.success</c>; null for any.</summary>
    public string? Event { get; init; }

    /// <summary>The provider's id of the payout; null for any.</summary>
    public string? PayoutId { get; init; }

    /// <summary>How many matching events in a row are hit; 1 by default, <see cref="int.MaxValue"/> for all.</summary>
    public int Times { get; init; } = 1;

    /// <summary>What happens to them.</summary>
    public required WebhookAction Action { get; init; }

    internal Action? Struck { get; init; }

    internal bool Matches(WebhookNotice notice) =>
        IsOrAny(Provider, notice.Provider) && IsOrAny(Event, notice.Event) && IsOrAny(PayoutId, notice.PayoutId);

    private static bool IsOrAny(string? wanted, string actual) =>
        wanted is null || string.Equals(wanted, actual, StringComparison.OrdinalIgnoreCase);
}
