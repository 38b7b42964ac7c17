using Payouts.Testing;

namespace Payouts.Tests.Support;

public sealed class ManualClockTests
{
    private readonly ManualClock _clock = new();

    [Fact]
    public void Advancing_moves_wall_and_monotonic_time_alike()
    {
        DateTimeOffset wall = _clock.UtcNow;
        long monotonic = _clock.GetTimestamp();

        _clock.Advance(TimeSpan.FromMinutes(3));

        (_clock.UtcNow - wall).Should().Be(TimeSpan.FromMinutes(3));
        _clock.GetElapsedTime(monotonic).Should().Be(TimeSpan.FromMinutes(3));
    }

    [Fact]
    public void Setting_the_wall_clock_leaves_monotonic_time_and_timers()
    {
        bool fired = false;
        using ITimer timer = _clock.CreateTimer(_ => fired = true, null, TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan);
        long monotonic = _clock.GetTimestamp();

        _clock.UtcNow += TimeSpan.FromDays(1);

        _clock.GetElapsedTime(monotonic).Should().Be(TimeSpan.Zero);
        fired.Should().BeFalse();
    }

    [Fact]
    public void Timers_fire_in_order_each_at_its_own_time()
    {
        var seen = new List<(string, TimeSpan)>();
        using ITimer late = Timer("late", 5, Timeout.InfiniteTimeSpan);
        using ITimer early = Timer("early", 2, TimeSpan.FromSeconds(2));

        _clock.Advance(TimeSpan.FromSeconds(5));

        seen.Should().Equal(("early", TimeSpan.FromSeconds(2)), ("early", TimeSpan.FromSeconds(4)), ("late", TimeSpan.FromSeconds(5)));

        ITimer Timer(string name, int due, TimeSpan period) =>
            _clock.CreateTimer(_ => seen.Add((name, _clock.GetElapsedTime(0))), null, TimeSpan.FromSeconds(due), period);
    }

    [Fact]
    public void A_disposed_timer_never_fires_and_cannot_be_changed()
    {
        bool fired = false;
        ITimer timer = _clock.CreateTimer(_ => fired = true, null, TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan);

        timer.Dispose();
        _clock.Advance(TimeSpan.FromHours(1));

        fired.Should().BeFalse();
        timer.Change(TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan).Should().BeFalse();
    }

    [Fact]
    public async Task Delays_and_cancellation_sources_follow_the_clock()
    {
        using var source = new CancellationTokenSource(TimeSpan.FromSeconds(2), _clock);
        Task delay = Task.Delay(TimeSpan.FromSeconds(1), _clock, CancellationToken.None);

        _clock.Advance(TimeSpan.FromSeconds(1));
        await delay.WaitAsync(TimeSpan.FromSeconds(30));
        source.IsCancellationRequested.Should().BeFalse();

        _clock.Advance(TimeSpan.FromSeconds(1));
        source.IsCancellationRequested.Should().BeTrue();
    }

    [Fact]
    public async Task Waiting_for_a_timer_ends_when_one_is_made_within_reach()
    {
        Task waiting = _clock.WaitForTimerAsync(TimeSpan.FromSeconds(10));
        using ITimer far = _clock.CreateTimer(static _ => { }, null, TimeSpan.FromSeconds(11), Timeout.InfiniteTimeSpan);
        waiting.IsCompleted.Should().BeFalse();

        using ITimer near = _clock.CreateTimer(static _ => { }, null, TimeSpan.FromSeconds(10), Timeout.InfiniteTimeSpan);

        await waiting.WaitAsync(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task A_periodic_timer_ticks_with_the_clock()
    {
        var clock = new ManualClock();
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(10), clock);

        Task<bool> first = timer.WaitForNextTickAsync().AsTask();
        clock.Advance(TimeSpan.FromSeconds(9));
        bool early = first.IsCompleted;
        clock.Advance(TimeSpan.FromSeconds(1));
        await first.WaitAsync(TimeSpan.FromSeconds(10));
        Task<bool> second = timer.WaitForNextTickAsync().AsTask();
        clock.Advance(TimeSpan.FromSeconds(10));

        early.Should().BeFalse();
        (await second.WaitAsync(TimeSpan.FromSeconds(10))).Should().BeTrue();
    }

    [Fact]
    public void Turning_monotonic_time_back_is_refused()
    {
        Action back = () => _clock.Advance(TimeSpan.FromTicks(-1));

        back.Should().Throw<ArgumentOutOfRangeException>();
    }
}
