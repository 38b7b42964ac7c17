using System.Globalization;

namespace Payouts.Journal;

/// <summary>A person's word on an unknown payout.</summary>
/// <param name="Decision">What was found out.</param>
/// <param name="Who">By whom.</param>
/// <param name="Why">On what grounds.</param>
/// <param name="At">When.</param>
public sealed record PersonDecision(PayoutDecision Decision, string Who, string Why, DateTimeOffset At)
{
    /// <summary>Decision and time only: a person's name and words are private.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Decision} at {At:u}");
}
