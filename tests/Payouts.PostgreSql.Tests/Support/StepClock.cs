namespace Payouts.PostgreSql.Tests.Support;

/// <summary>The machine's clock, which a test can put forward; timers keep to the machine's.</summary>
internal sealed class StepClock : TimeProvider
{
    private TimeSpan _ahead;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + _ahead;

    public override long GetTimestamp() => System.GetElapsedTime(0).Ticks + _ahead.Ticks;

    internal void Step(TimeSpan by) => _ahead += by;
}
