namespace Payouts;

/// <summary>A time in UTC, or none, in a third of the room that the framework's own takes: a record has a dozen of them, most of them none.</summary>
internal readonly record struct OptionalTime
{
    // One more than the ticks, so that none is the default.
    private readonly long _ticks;

    internal OptionalTime(DateTimeOffset? time) => _ticks = time is { } known ? known.UtcTicks + 1 : 0;

    internal DateTimeOffset? Value => _ticks == 0 ? null : new DateTimeOffset(_ticks - 1, TimeSpan.Zero);
}
