namespace Payouts.Providers;

/// <summary>How a provider answered a cancellation.</summary>
public enum CancelOutcome
{
    /// <summary>It says neither: the payout may be withdrawn or not.</summary>
    Unclear,

    /// <summary>Accepted.</summary>
    Accepted,

    /// <summary>Refused, in the provider's documented form: the payout goes on.</summary>
    Refused,
}
