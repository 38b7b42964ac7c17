namespace Payouts.Tests.Stubs;

/// <summary>What the runner has to know of one provider: the settings of an account, and what is paid where a mapping does not say.</summary>
/// <remarks>Accounts are set up through configuration, so that this names no type of an adapter.</remarks>
internal abstract class ProviderStubs
{
    private static readonly ProviderStubs[] All = [new MonimeStubs(), new MonerooStubs(), new AlexpayStubs()];

    /// <summary>The adapter's name.</summary>
    internal abstract string ProviderType { get; }

    /// <summary>The name of the account and of the folder of mappings.</summary>
    internal abstract string Account { get; }

    /// <summary>The payout that is made where a mapping does not say.</summary>
    internal abstract PayoutRequest DefaultRequest { get; }

    /// <summary>The glue of the provider whose folder this is.</summary>
    internal static ProviderStubs Of(string folder) => Array.Find(All, stubs => stubs.Account == folder)
        ?? throw new NotSupportedException($"The runner has no {nameof(ProviderStubs)} for the folder wiremock/{folder}: write one.");

    /// <summary>The settings of an account whose requests carry a credential.</summary>
    internal abstract Dictionary<string, string?> Settings(Uri address, string credential);
}
