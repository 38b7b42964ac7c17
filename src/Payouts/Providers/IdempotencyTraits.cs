namespace Payouts.Providers;

/// <summary>What a provider promises about repeated create calls.</summary>
/// <param name="Model">What makes repeating safe.</param>
/// <param name="Window">How long after the first send a repeat may still be made; shorter than the provider's own window.</param>
public sealed record IdempotencyTraits(IdempotencyModel Model, TimeSpan Window)
{
    /// <summary>No promise at all.</summary>
    public static IdempotencyTraits None { get; } = new(IdempotencyModel.None, TimeSpan.Zero);

    /// <summary>Whether a create call may be repeated with the same key and bytes.</summary>
    public bool IsKeyed => Model != IdempotencyModel.None;
}
