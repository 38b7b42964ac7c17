namespace Payouts.Testing;

/// <summary>How a check ended that found nothing wrong: the rule is kept, or it does not apply.</summary>
/// <param name="NotApplicableBecause">Why the rule does not apply to the adapter or could not be looked at, or <c>null</c> where it is kept. Not a success: hold it against what you expect.</param>
public sealed record ProviderCheckResult(string? NotApplicableBecause)
{
    /// <summary>Whether the rule was looked at, and is kept.</summary>
    public bool IsKept => NotApplicableBecause is null;
}
