namespace Payouts.Journal;

/// <summary>This machine's clock put right by the journal's: when work is due is written and judged by one clock, however far the machines are apart.</summary>
/// <param name="time">This machine's clock. Pauses and monotonic time are its own.</param>
internal sealed class JournalTime(TimeProvider time) : TimeProvider
{
    private long _ahead;

    public override long TimestampFrequency => time.TimestampFrequency;

    public override TimeZoneInfo LocalTimeZone => time.LocalTimeZone;

    public override DateTimeOffset GetUtcNow() => time.GetUtcNow().AddTicks(Volatile.Read(ref _ahead));

    public override long GetTimestamp() => time.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => time.CreateTimer(callback, state, dueTime, period);

    /// <summary>The journal's clock has just shown this.</summary>
    internal void Set(DateTimeOffset journalNow) => Volatile.Write(ref _ahead, (journalNow - time.GetUtcNow()).Ticks);
}
