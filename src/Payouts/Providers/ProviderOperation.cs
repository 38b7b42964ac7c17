namespace Payouts.Providers;

/// <summary>What can be asked of a provider.</summary>
public enum ProviderOperation
{
    /// <summary>Create a payout.</summary>
    Create,

    /// <summary>Read a payout by the provider's id.</summary>
    Get,

    /// <summary>List payouts.</summary>
    List,

    /// <summary>Find a payout by the handle stored with it.</summary>
    SearchByHandle,

    /// <summary>Cancel a payout.</summary>
    Cancel,

    /// <summary>Replace a payout's metadata.</summary>
    UpdateMetadata,

    /// <summary>Read the merchant's balance.</summary>
    Balance,

    /// <summary>Look up an account holder's name.</summary>
    NameLookup,

    /// <summary>List networks, banks and wallets.</summary>
    MethodDirectory,
}
