namespace Payouts.Simulator;

/// <summary>The truth about money: every payout that any provider accepted, brought up to the clock on each read.</summary>
public sealed class PayoutLedger
{
    private readonly Action _advance;
    private readonly Lock _gate = new();
    private readonly List<LedgerEntry> _entries = [];
    private readonly Dictionary<(string Provider, string PayoutId), int> _positions = [];

    internal PayoutLedger(Action advance) => _advance = advance;

    /// <summary>All entries as of now, in the order of acceptance.</summary>
    public IReadOnlyList<LedgerEntry> Entries
    {
        get
        {
            _advance();
            lock (_gate)
                return [.. _entries];
        }
    }

    /// <summary>The number of payouts whose money reached the recipient, those that were reversed later included.</summary>
    public int ExecutedCount => Entries.Count(entry => entry.State is LedgerState.Completed or LedgerState.Reversed);

    /// <summary>The number of payouts whose money came back.</summary>
    public int ReversedCount => CountOf(LedgerState.Reversed);

    /// <summary>The number of payouts whose money is still to move.</summary>
    public int AcceptedCount => CountOf(LedgerState.Accepted);

    /// <summary>The number of payouts whose money has moved or will: executed and accepted together. "At most once" is a statement about this number.</summary>
    public int CommittedCount => Entries.Count(entry => entry.IsCommitted);

    /// <summary>The entry of a payout, or null.</summary>
    /// <param name="payoutId">The provider's id of the payout.</param>
    public LedgerEntry? Find(string payoutId) =>
        Entries.FirstOrDefault(entry => string.Equals(entry.PayoutId, payoutId, StringComparison.Ordinal));

    internal void Accept(LedgerEntry entry)
    {
        lock (_gate)
        {
            _positions[(entry.Provider, entry.PayoutId)] = _entries.Count;
            _entries.Add(entry);
        }
    }

    internal void Close(string provider, string payoutId, LedgerState state)
    {
        lock (_gate)
        {
            // Absent when a reset came in between.
            if (_positions.TryGetValue((provider, payoutId), out int position))
                _entries[position] = _entries[position] with { State = state };
        }
    }

    internal void Clear()
    {
        lock (_gate)
        {
            _entries.Clear();
            _positions.Clear();
        }
    }

    private int CountOf(LedgerState state) => Entries.Count(entry => entry.State == state);
}
