namespace Payouts.Simulator.Monime;

/// <summary>The payouts, accounts and idempotency keys of one Space in one environment.</summary>
internal sealed class MonimeSpace(string id, long startingBalance, TimeSpan idempotencyWindow)
{
    private readonly Dictionary<string, MonimePayout> _payouts = new(StringComparer.Ordinal);
    private readonly SortedList<long, MonimePayout> _bySequence = [];

    public string Id => id;

    public IReadOnlyList<MonimeAccount> Accounts { get; } = MonimeAccount.Open(startingBalance);

    public MonimeIdempotencyCache Keys { get; } = new(idempotencyWindow);

    /// <summary>The payouts that have not been deleted, oldest first.</summary>
    public IList<MonimePayout> Payouts => _bySequence.Values;

    public void Add(MonimePayout payout)
    {
        _payouts.Add(payout.Id, payout);
        _bySequence.Add(payout.Sequence, payout);
    }

    public void Remove(MonimePayout payout)
    {
        _payouts.Remove(payout.Id);
        _bySequence.Remove(payout.Sequence);
    }

    /// <summary>A payout by its id.</summary>
    /// <exception cref="MonimeRefusalException">404: no such payout, or it was deleted.</exception>
    public MonimePayout Payout(string payoutId) =>
        _payouts.GetValueOrDefault(payoutId) ?? throw MonimeRefusalException.NotFound();

    public MonimeAccount? Account(string accountId) =>
        Accounts.FirstOrDefault(account => string.Equals(account.Id, accountId, StringComparison.Ordinal));
}
