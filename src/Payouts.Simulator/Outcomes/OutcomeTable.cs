using System.Collections.Concurrent;

namespace Payouts.Simulator;

/// <summary>The outcome of payouts by destination; consulted until a payout is final, so a change also moves payouts that are still open.</summary>
public sealed class OutcomeTable
{
    private readonly ConcurrentDictionary<string, SimulatedOutcome> _byDestination = new(StringComparer.Ordinal);
    private SimulatedOutcome _default = SimulatedOutcome.Completed;

    internal OutcomeTable()
    {
    }

    /// <summary>The outcome for destinations without one of their own; completed at first.</summary>
    public SimulatedOutcome Default
    {
        get => Volatile.Read(ref _default);
        set
        {
            ArgumentNullException.ThrowIfNull(value);
            Volatile.Write(ref _default, value);
            Changed?.Invoke();
        }
    }

    /// <summary>Sets the outcome of a destination.</summary>
    /// <param name="destination">The phone, account or wallet number exactly as sent to the provider.</param>
    /// <param name="outcome">What happens to its payouts.</param>
    public void For(string destination, SimulatedOutcome outcome)
    {
        ArgumentException.ThrowIfNullOrEmpty(destination);
        ArgumentNullException.ThrowIfNull(outcome);
        _byDestination[destination] = outcome;
        Changed?.Invoke();
    }

    /// <summary>The outcome that a destination has now.</summary>
    /// <param name="destination">The phone, account or wallet number.</param>
    public SimulatedOutcome Of(string destination) => Find(destination) ?? Default;

    /// <summary>Told of every change, since a payout may become final by it.</summary>
    internal Action? Changed { get; set; }

    /// <summary>The destination's own outcome, or null.</summary>
    internal SimulatedOutcome? Find(string destination) => _byDestination.GetValueOrDefault(destination);

    internal void Restore(IEnumerable<KeyValuePair<string, SimulatedOutcome>> magicDestinations)
    {
        _byDestination.Clear();
        Default = SimulatedOutcome.Completed;
        foreach ((string destination, SimulatedOutcome outcome) in magicDestinations)
            _byDestination[destination] = outcome;
    }
}
