namespace Payouts.Providers;

/// <summary>What makes repeating a create call safe.</summary>
public enum IdempotencyModel
{
    /// <summary>Nothing: a create call that may have been executed is never sent again.</summary>
    None,

    /// <summary>A key in a header: the same key and bytes give the same payout inside the window.</summary>
    Key,
}
