using Payouts.Journal;
using Payouts.Providers;

namespace Payouts.Tracking;

/// <summary>Shows a record as the payout that callers see.</summary>
internal static class PayoutView
{
    internal static Payout Of(JournalRecord record, ProviderCapabilities? capabilities, DateTimeOffset now) => new()
    {
        Reference = record.Reference,
        Provider = record.Account,
        ProviderId = record.Observed?.ProviderId,
        ProviderReference = record.Observed?.ProviderReference,
        Status = record.Status,
        ProviderStatus = record.Observed?.ProviderStatus,
        Amount = record.Request.Amount,
        Destination = record.Request.Destination,
        Fees = record.Observed?.Fees,
        Failure = StatusRules.FailureOf(record),
        DelayReason = record.Observed?.DelayReason,
        NextStep = NextSteps.Of(record, capabilities, now),
        Description = record.Request.Description,
        Metadata = record.Metadata ?? record.Request.Metadata,
        CreatedAt = record.CreatedAt,
        UpdatedAt = record.UpdatedAt,
        IsSealed = record.IsSealed,
        Version = record.Version,
        Timeline = record.Timeline,
        Raw = record.Observed?.Raw ?? record.LastAnswer,
    };
}
