namespace Payouts;

/// <summary>Which payouts to list; every condition set must hold.</summary>
public sealed record PayoutFilter
{
    /// <summary>Only these statuses; all when <c>null</c> or empty.</summary>
    public IReadOnlyCollection<PayoutStatus>? Statuses { get; init; }

    /// <summary>Only this provider account.</summary>
    public string? Provider { get; init; }

    /// <summary>Only payouts journalled at or after this time.</summary>
    public DateTimeOffset? CreatedFrom { get; init; }

    /// <summary>Only payouts journalled before this time.</summary>
    public DateTimeOffset? CreatedBefore { get; init; }
}
