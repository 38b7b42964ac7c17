namespace Payouts.Model.Protocol;

/// <summary>What a provider promises, and how it may disappoint all the same.</summary>
internal sealed record ProviderTraits
{
    /// <summary>A key, kept for successes and for a time; its list may lack what it has executed.</summary>
    public static ProviderTraits Keyed { get; } = new() { Name = "keyed, with a list that lags", IsKeyed = true, HasList = true, MayListLag = true };

    /// <summary>A key that may be forgotten early; its list is whole.</summary>
    public static ProviderTraits ForgetfulKeyed { get; } = new() { Name = "keyed, forgetful, with a whole list", IsKeyed = true, HasList = true, MayForgetKeys = true };

    /// <summary>No idempotency; a list that may lack what it has executed.</summary>
    public static ProviderTraits Listed { get; } = new() { Name = "no key, with a list that lags", HasList = true, MayListLag = true };

    /// <summary>No idempotency and nothing to search.</summary>
    public static ProviderTraits Bare { get; } = new() { Name = "no key, no list" };

    /// <summary>All of them.</summary>
    public static IReadOnlyList<ProviderTraits> All { get; } = [Keyed, ForgetfulKeyed, Listed, Bare];

    public required string Name { get; init; }

    public bool IsKeyed { get; init; }

    public bool HasList { get; init; }

    public bool MayListLag { get; init; }

    public bool MayForgetKeys { get; init; }

    public override string ToString() => Name;
}
