namespace Payouts.Providers;

/// <summary>Asks in whose name an account is, before money is sent to it.</summary>
public interface IAccountNameLookup
{
    /// <summary>Compares the holder's name with the one expected.</summary>
    /// <remarks>Never throws for what the provider answers: a lookup that failed is <see cref="AccountNameOutcome.CouldNotCheck"/>.</remarks>
    Task<AccountNameResult> LookUpAsync(
        PayoutDestination destination, string? expectedName = null, CancellationToken cancellationToken = default);
}
