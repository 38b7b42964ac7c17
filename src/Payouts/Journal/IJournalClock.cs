namespace Payouts.Journal;

/// <summary>What a journal offers whose clock is not this machine's: its time, by which leases and due work are judged. A machine whose clock is wrong then looks at payouts when it should.</summary>
public interface IJournalClock
{
    /// <summary>The time now by the clock that judges claims.</summary>
    ValueTask<DateTimeOffset> GetUtcNowAsync(CancellationToken cancellationToken);
}
