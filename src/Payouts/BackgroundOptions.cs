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

    /// <summary>How many payouts are looked at side by side, and how many events are told; 1 to 100. Every account has an equal part of it, so that a slow provider holds up no other. The provider's rate limits hold besides.</summary>
    public int Concurrency { get; set; } = 8;

    /// <summary>For how long a payout or event that was taken is nobody else's; 10 seconds to 1 hour. A handler's time ends a little earlier.</summary>
    public TimeSpan Hold { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>How often an event is told to a handler that throws before it is put aside; 1 to 100.</summary>
    public int MaxDeliveries { get; set; } = 12;

    /// <summary>After how long without an attempt the application is told that an intent was never sent; 1 minute to 30 days, and never while a call may still wait for its turn.</summary>
    public TimeSpan NeverSentAfter { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>How often each account's payouts are compared with the journal where its provider lists them; 10 minutes to 30 days, zero for never.</summary>
    public TimeSpan SweepInterval { get; set; } = TimeSpan.FromHours(6);
}
