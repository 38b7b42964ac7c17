namespace Payouts;

/// <summary>Settings of the background work.</summary>
public sealed class BackgroundOptions
{
    /// <summary>Whether a host runs it; off where another process on the same journal does.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>How often it looks for work that is due; 100 milliseconds to 1 hour.</summary>
    public TimeSpan Interval { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>How many payouts one round takes; 1 to 1000.</summary>
    public int BatchSize { get; set; } = 50;

    /// <summary>How many payouts are looked at side by side; 1 to 100. The provider's rate limits hold besides.</summary>
    public int Concurrency { get; set; } = 8;

    /// <summary>For how long a payout or event that was taken is nobody else's; 10 seconds to 1 hour. Longer than any read or handler takes.</summary>
    public TimeSpan Hold { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>How often an event is told to a handler that throws before it is put aside; 1 to 100.</summary>
    public int MaxDeliveries { get; set; } = 12;
}
