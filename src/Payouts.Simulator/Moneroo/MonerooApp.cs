namespace Payouts.Simulator.Moneroo;

/// <summary>The merchant's application in one environment: its payouts, and its float in each currency.</summary>
internal sealed class MonerooApp(string environment, long startingBalance)
{
    public const string Sandbox = "sandbox";
    public const string Production = "production";

    private readonly Dictionary<string, MonerooPayout> _payouts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _float = new(StringComparer.Ordinal);
    private long _startingBalance = startingBalance;

    public string Environment => environment;

    public bool IsSandbox => string.Equals(environment, Sandbox, StringComparison.Ordinal);

    public void Add(MonerooPayout payout) => _payouts.Add(payout.Id, payout);

    /// <summary>A payout by its id.</summary>
    /// <exception cref="MonerooRefusalException">404: no such payout in this environment.</exception>
    public MonerooPayout Payout(string payoutId) => _payouts.GetValueOrDefault(payoutId) ?? throw MonerooRefusalException.NoSuchPayout();

    /// <summary>Sets money aside for a payout, in minor units.</summary>
    /// <exception cref="MonerooRefusalException">422: the float does not cover it.</exception>
    public void Take(string currency, long amountMinor)
    {
        long available = _float.GetValueOrDefault(currency, _startingBalance);
        if (available < amountMinor)
            throw MonerooRefusalException.InsufficientFunds();
        _float[currency] = available - amountMinor;
    }

    /// <summary>Gives back what a failed payout had been given.</summary>
    public void Return(string currency, long amountMinor) => _float[currency] = _float.GetValueOrDefault(currency, _startingBalance) + amountMinor;

    /// <summary>Sets the float of every currency.</summary>
    public void SetBalance(long minorUnits)
    {
        _startingBalance = minorUnits;
        _float.Clear();
    }
}
