using Payouts.Providers;
using Payouts.Testing;

namespace Payouts.Tests.Seam;

public sealed class DirectoryCacheTests
{
    private readonly ManualClock _clock = new();
    private int _reads;

    [Fact]
    public async Task A_second_caller_gets_what_the_first_one_read()
    {
        DirectoryCache<string> cache = Cache();

        await GetAsync(cache);

        (await GetAsync(cache)).Should().Be("1");
    }

    [Fact]
    public async Task Callers_that_come_together_share_one_read()
    {
        DirectoryCache<string> cache = Cache();
        var answer = new TaskCompletionSource<string>();
        Task<string>[] callers = [.. Enumerable.Range(0, 20).Select(_ => cache.GetAsync("GH", _ => Count(answer.Task), CancellationToken.None))];

        answer.SetResult("whole");

        (await Task.WhenAll(callers)).Should().OnlyContain(value => value == "whole");
        _reads.Should().Be(1);
    }

    [Theory]
    [InlineData(59, "1"), InlineData(60, "2")]
    public async Task It_is_read_anew_once_its_time_is_over(int minutes, string expected)
    {
        DirectoryCache<string> cache = Cache();
        await GetAsync(cache);

        _clock.Advance(TimeSpan.FromMinutes(minutes));

        (await GetAsync(cache)).Should().Be(expected);
    }

    [Fact]
    public async Task A_key_has_an_entry_of_its_own()
    {
        DirectoryCache<string> cache = Cache();
        await GetAsync(cache, "GH");

        (await GetAsync(cache, "ZM")).Should().Be("2");
    }

    [Fact]
    public async Task A_read_that_fails_is_told_and_not_kept()
    {
        DirectoryCache<string> cache = Cache();
        await FluentActions.Awaiting(() => FailAsync(cache)).Should().ThrowAsync<PayoutProviderException>();

        (await GetAsync(cache)).Should().Be("1");
    }

    [Theory]
    [InlineData(89, true), InlineData(90, false)]
    public async Task An_old_entry_stands_in_for_a_read_that_fails_for_a_while_only(int minutes, bool standsIn)
    {
        DirectoryCache<string> cache = Cache();
        await GetAsync(cache);
        _clock.Advance(TimeSpan.FromMinutes(minutes));

        Func<Task<string>> reading = () => FailAsync(cache);

        if (standsIn) (await reading()).Should().Be("1");
        else await reading.Should().ThrowAsync<PayoutProviderException>();
    }

    [Fact]
    public async Task A_caller_that_stops_waiting_does_not_end_the_read_of_the_others()
    {
        DirectoryCache<string> cache = Cache();
        var answer = new TaskCompletionSource<string>();
        using var impatient = new CancellationTokenSource();
        Task<string> first = cache.GetAsync("GH", _ => Count(answer.Task), impatient.Token);
        Task<string> second = cache.GetAsync("GH", _ => Count(answer.Task), CancellationToken.None);

        await impatient.CancelAsync();
        await FluentActions.Awaiting(() => first).Should().ThrowAsync<OperationCanceledException>();
        answer.SetResult("whole");

        (await second).Should().Be("whole");
        _reads.Should().Be(1);
    }

    [Theory]
    [InlineData(4, false, "1"), InlineData(5, true, "2")]
    public async Task A_forgotten_entry_is_read_anew_unless_it_was_read_just_now(int minutes, bool isForgotten, string expected)
    {
        DirectoryCache<string> cache = Cache();
        await GetAsync(cache);
        _clock.Advance(TimeSpan.FromMinutes(minutes));

        cache.Forget("GH", TimeSpan.FromMinutes(5)).Should().Be(isForgotten);

        (await GetAsync(cache)).Should().Be(expected);
    }

    [Fact]
    public async Task A_context_that_never_runs_anything_again_holds_up_nobody()
    {
        DirectoryCache<string> cache = Cache();
        SynchronizationContext? before = SynchronizationContext.Current;
        Task<string> reading;
        try
        {
            SynchronizationContext.SetSynchronizationContext(new DeafContext());
            reading = GetAsync(cache);
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(before);
        }

        (await reading.WaitAsync(TimeSpan.FromSeconds(30))).Should().Be("1");
    }

    [Fact]
    public void Nothing_can_be_forgotten_of_what_was_never_read() => Cache().Forget("GH", TimeSpan.Zero).Should().BeFalse();

    private DirectoryCache<string> Cache() => new(_clock, TimeSpan.FromMinutes(60), TimeSpan.FromMinutes(30));

    private Task<string> GetAsync(DirectoryCache<string> cache, string key = "GH") =>
        cache.GetAsync(key, _ => Task.FromResult($"{++_reads}"), CancellationToken.None);

    private static Task<string> FailAsync(DirectoryCache<string> cache) =>
        cache.GetAsync("GH", static _ => throw new PayoutProviderException("No answer."), CancellationToken.None);

    private Task<string> Count(Task<string> answer)
    {
        Interlocked.Increment(ref _reads);
        return answer;
    }

    /// <summary>A window that was closed: whatever is posted to it is never run.</summary>
    private sealed class DeafContext : SynchronizationContext
    {
        public override void Post(SendOrPostCallback d, object? state)
        {
        }
    }
}
