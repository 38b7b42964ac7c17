namespace Payouts.Simulator;

/// <summary>What the accounts that payouts are paid from hold, in minor units of their currencies.</summary>
public sealed class SimulatedBalances
{
    private readonly SimulatorContext _context;

    internal SimulatedBalances(SimulatorContext context) => _context = context;

    /// <summary>Empties every account; what a provider says of it then, at the create or later, is its own.</summary>
    /// <param name="provider">The provider's name; null for all.</param>
    /// <exception cref="ArgumentException">No such provider is simulated.</exception>
    public void Drain(string? provider = null) => Set(0, provider);

    /// <summary>Sets what every account holds, and what each that is yet to be opened will hold.</summary>
    /// <param name="minorUnits">Zero or more.</param>
    /// <param name="provider">The provider's name; null for all.</param>
    /// <exception cref="ArgumentException">No such provider is simulated.</exception>
    public void Set(long minorUnits, string? provider = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(minorUnits);
        SetAll(minorUnits, provider);
    }

    /// <summary>Fills every account with what it held at the start.</summary>
    /// <param name="provider">The provider's name; null for all.</param>
    /// <exception cref="ArgumentException">No such provider is simulated.</exception>
    public void Fill(string? provider = null) => SetAll(minorUnits: null, provider);

    private void SetAll(long? minorUnits, string? provider)
    {
        foreach (ISimulatedProvider simulated in provider is null ? _context.Providers : [_context.Provider(provider)])
            simulated.SetBalance(minorUnits);
    }
}
