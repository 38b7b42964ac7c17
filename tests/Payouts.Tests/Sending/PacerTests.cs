using Payouts.Providers;
using Payouts.Sending;
using Payouts.Testing;

namespace Payouts.Tests.Sending;

public sealed class PacerTests
{
    private readonly ManualClock _clock = new();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    public async Task No_window_ever_holds_more_grants_than_permits(int seed)
    {
        var random = new Random(seed);
        var limit = new RateLimit(RateLimitScope.Create, random.Next(1, 6), TimeSpan.FromMilliseconds(random.Next(100, 5_000)));

        // Away from the runner's context, so that whoever was given a permit goes on within the clock's advance, at its time.
        List<TimeSpan> grants = await Task.Run(() => Play(random, limit));

        grants.Should().HaveCountGreaterThan(50);
        for (int first = 0; first + limit.Permits < grants.Count; first++)
            (grants[first + limit.Permits] - grants[first]).Should().BeGreaterThanOrEqualTo(limit.Per);
    }

    [Fact]
    public async Task Permit_that_is_too_far_off_is_refused_at_once_and_costs_nothing()
    {
        var pacer = new Pacer(new RateLimit(RateLimitScope.Create, 1, TimeSpan.FromSeconds(10)), _clock);
        pacer.TryTake(out _).Should().BeTrue();

        (await pacer.TryTakeAsync(TimeSpan.FromSeconds(9), CancellationToken.None)).Should().BeNull();
        _clock.Advance(TimeSpan.FromSeconds(10));

        pacer.TryTake(out _).Should().BeTrue();
    }

    [Fact]
    public async Task Permit_whose_caller_goes_while_it_waits_is_free_for_the_next_one()
    {
        var pacer = new Pacer(new RateLimit(RateLimitScope.Create, 1, TimeSpan.FromSeconds(10)), _clock);
        pacer.TryTake(out _).Should().BeTrue();
        using var leaving = new CancellationTokenSource();
        Task<TimeSpan?> first = pacer.TryTakeAsync(TimeSpan.FromMinutes(1), leaving.Token).AsTask();

        await leaving.CancelAsync();
        await FluentActions.Awaiting(() => first).Should().ThrowAsync<OperationCanceledException>();
        Task<TimeSpan?> second = pacer.TryTakeAsync(TimeSpan.FromMinutes(1), CancellationToken.None).AsTask();
        _clock.Advance(TimeSpan.FromSeconds(10));

        (await second).Should().Be(TimeSpan.FromSeconds(10), "the slot of the one who left was given back");
    }

    [Theory]
    [InlineData(-3_600)]
    [InlineData(3_600)]
    public void Correction_of_the_wall_clock_neither_stops_nor_speeds_up(int seconds)
    {
        var pacer = new Pacer(new RateLimit(RateLimitScope.Create, 1, TimeSpan.FromSeconds(10)), _clock);
        pacer.TryTake(out _).Should().BeTrue();

        _clock.UtcNow += TimeSpan.FromSeconds(seconds);
        pacer.TryTake(out _).Should().BeFalse();
        _clock.Advance(TimeSpan.FromSeconds(10));

        pacer.TryTake(out _).Should().BeTrue();
    }

    private List<TimeSpan> Play(Random random, RateLimit limit)
    {
        var pacer = new Pacer(limit, _clock);
        var grants = new List<TimeSpan>();
        for (int step = 0; step < 3_000; step++)
        {
            switch (random.Next(4))
            {
                case 0:
                    if (pacer.TryTake(out _)) Note(granted: true);
                    break;
                case 1:
                    _ = pacer.TryTakeAsync(limit.Per * random.Next(4), CancellationToken.None).AsTask()
                        .ContinueWith(taken => Note(taken.Result is not null), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
                    break;
                default:
                    // Whole milliseconds: timers know no smaller step.
                    _clock.Advance(TimeSpan.FromMilliseconds(random.Next((int)limit.Per.TotalMilliseconds / 2)));
                    break;
            }
        }

        return grants;

        void Note(bool granted)
        {
            if (granted) grants.Add(_clock.GetElapsedTime(0));
        }
    }
}
