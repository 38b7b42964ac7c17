namespace Payouts.Providers;

/// <summary>Where an exchange goes: an intent is repeated or read only while all of this is as it was.</summary>
/// <param name="ProviderType">The adapter: the provider's name, as configuration gives it in <c>Type</c>.</param>
/// <param name="BaseAddress">The base address of every call.</param>
/// <param name="ApiVersion">The API generation or version the bytes were made for.</param>
/// <param name="Scope">The tenant at the provider (a Space, a business), or <c>null</c>.</param>
/// <param name="Environment">Test or live, as the key tells it, or <c>null</c> where a key does not tell.</param>
public sealed record ProviderAddress(
    string ProviderType, string BaseAddress, string ApiVersion, string? Scope = null, string? Environment = null)
{
    /// <summary>The name of the first part that differs, or <c>null</c> when the two are the same.</summary>
    public string? FirstDifference(ProviderAddress other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (!Same(ProviderType, other.ProviderType)) return "provider type";
        if (!Same(BaseAddress, other.BaseAddress)) return "base address";
        if (!Same(ApiVersion, other.ApiVersion)) return "API version";
        if (!Same(Scope, other.Scope)) return "scope";
        return Same(Environment, other.Environment) ? null : "environment of the key";
    }

    private static bool Same(string? left, string? right) => string.Equals(left, right, StringComparison.Ordinal);
}
