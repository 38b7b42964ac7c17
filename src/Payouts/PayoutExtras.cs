namespace Payouts;

/// <summary>What one provider takes beyond the unified request; each adapter has its own class, such as one that names the provider's own method code.</summary>
public abstract class PayoutExtras
{
    /// <summary>The provider type these extras are for; extras for another provider are refused.</summary>
    public abstract string ProviderType { get; }

    /// <summary>Every value set, by name: it becomes part of the request's fingerprint, so the same extras must give the same entries.</summary>
    public abstract IEnumerable<KeyValuePair<string, string>> Describe();

    /// <summary>The provider only: values may be private.</summary>
    public sealed override string ToString() => $"Extras for {ProviderType}";
}
