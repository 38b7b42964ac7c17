namespace Payouts.Providers;

/// <summary>What a provider calls one payout: the id, and where it names the payout twice, its own reference as well.</summary>
/// <param name="Id">The provider's id.</param>
/// <param name="Reference">The provider's own reference of the payout, or <c>null</c>; never the caller's.</param>
public sealed record ProviderPayoutId(string Id, string? Reference = null)
{
    /// <summary>The id.</summary>
    public override string ToString() => Id;
}
