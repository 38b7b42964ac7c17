using Payouts.Providers;
using Payouts.Sending;
using Payouts.Testing;
using Payouts.Tests.Support;
using Payouts.Tests.Validation;

namespace Payouts.Tests.Sending;

/// <summary>Start or seal, one of them, once: the state that decides whether a body may leave.</summary>
public sealed class SendAttemptTests
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(30);

    private readonly ManualClock _clock = new();

    [Fact]
    public void Of_many_that_start_and_many_that_seal_one_side_wins()
    {
        const int Threads = 8;
        const int Rounds = 5_000;
        var attempts = Enumerable.Range(0, Rounds).Select(_ => Attempt()).ToArray();
        int[] starts = new int[Rounds];
        int[] seals = new int[Rounds];
        using var step = new Barrier(Threads);

        Thread[] threads = [.. Enumerable.Range(0, Threads).Select(number => new Thread(() =>
        {
            step.SignalAndWait();
            for (int round = 0; round < Rounds; round++)
            {
                if ((number + round) % 2 == 0)
                {
                    if (attempts[round].TryStart()) Interlocked.Increment(ref starts[round]);
                }
                else if (attempts[round].TrySeal())
                {
                    Interlocked.Increment(ref seals[round]);
                }
            }
        }))];
        foreach (Thread thread in threads) thread.Start();
        foreach (Thread thread in threads) thread.Join();

        for (int round = 0; round < Rounds; round++)
            (starts[round], seals[round]).Should().Match<(int Starts, int Seals)>(won => (won.Starts == 1 && won.Seals == 0) || (won.Starts == 0 && won.Seals == Threads / 2));
    }

    [Fact]
    public void Sealed_attempt_never_starts()
    {
        SendAttempt attempt = Attempt();

        attempt.TrySeal().Should().BeTrue();

        attempt.TryStart().Should().BeFalse();
        attempt.TrySeal().Should().BeTrue("it proves the same as before");
        attempt.HasStarted.Should().BeFalse();
    }

    [Fact]
    public void Started_attempt_cannot_be_sealed_nor_given_up()
    {
        SendAttempt attempt = Attempt();

        attempt.TryStart().Should().BeTrue();

        attempt.TrySeal().Should().BeFalse();
        attempt.TryGiveUp("too late").Should().BeFalse();
        attempt.Completion.IsCompleted.Should().BeFalse();
        attempt.Aborted.IsCancellationRequested.Should().BeFalse();
    }

    [Fact]
    public async Task Given_up_attempt_is_not_sent_and_aborted()
    {
        SendAttempt attempt = Attempt();

        attempt.TryGiveUp("no more").Should().BeTrue();

        AttemptOutcome outcome = await attempt.Completion;
        outcome.Evidence.Should().Be(SendEvidence.NotSent);
        outcome.Explanation.Should().Be("no more");
        attempt.Aborted.IsCancellationRequested.Should().BeTrue();
    }

    [Fact]
    public async Task First_record_of_an_attempt_stands()
    {
        SendAttempt attempt = Attempt();

        attempt.Complete(AttemptOutcome.Answered(new ProviderAnswer(201, default)));
        attempt.Complete(AttemptOutcome.MayHaveExecuted("later"));

        (await attempt.Completion).Evidence.Should().Be(SendEvidence.Answered);
    }

    [Fact]
    public void Guard_is_entered_once()
    {
        SendAttempt attempt = Attempt();

        attempt.TryEnter().Should().BeTrue();

        attempt.TryEnter().Should().BeFalse();
    }

    [Theory]
    [InlineData(29, 0, true, "both clocks are before the deadline")]
    [InlineData(30, 0, false, "both have reached it")]
    [InlineData(0, 30, false, "the wall clock alone has: monotonic time may stand still while a machine sleeps")]
    [InlineData(30, -3_600, false, "the monotonic clock alone has: somebody turned the wall clock back")]
    [InlineData(29, -3_600, true, "a wall clock turned back takes no time away")]
    public void Start_is_judged_on_the_monotonic_and_the_wall_clock(int advancedSeconds, int correctedSeconds, bool starts, string because)
    {
        SendAttempt attempt = Attempt();

        _clock.Advance(TimeSpan.FromSeconds(advancedSeconds));
        _clock.UtcNow += TimeSpan.FromSeconds(correctedSeconds);

        attempt.TryStart().Should().Be(starts, because);
        attempt.TrySeal().Should().Be(!starts, "what did not start is sealed for good");
    }

    [Fact]
    public void Deadline_that_was_passed_stays_passed_when_the_wall_clock_is_turned_back()
    {
        SendAttempt attempt = Attempt();
        _clock.UtcNow += TimeSpan.FromHours(1);
        attempt.TryStart().Should().BeFalse();

        _clock.UtcNow -= TimeSpan.FromHours(1);

        attempt.TryStart().Should().BeFalse();
    }

    [Fact]
    public async Task Content_writes_the_frozen_bytes_once()
    {
        SendAttempt attempt = Attempt();
        using var content = new FrozenContent(attempt, mayBeCopied: true);
        using var first = new MemoryStream();
        using var second = new MemoryStream();

        await content.CopyToAsync(first);
        Func<Task> again = () => content.CopyToAsync(second);

        await again.Should().ThrowAsync<SendRefusedException>();
        first.ToArray().Should().Equal(attempt.Exchange.Body.ToArray());
        second.Length.Should().Be(0);
        content.Headers.ContentLength.Should().Be(attempt.Exchange.Body.Length);
    }

    [Fact]
    public async Task Content_of_a_sealed_attempt_writes_nothing()
    {
        SendAttempt attempt = Attempt();
        attempt.TrySeal();
        using var content = new FrozenContent(attempt, mayBeCopied: true);
        using var stream = new MemoryStream();

        Func<Task> write = () => content.CopyToAsync(stream);

        await write.Should().ThrowAsync<SendRefusedException>();
        stream.Length.Should().Be(0);
    }

    [Fact]
    public async Task Content_is_written_once_however_many_write_at_once()
    {
        SendAttempt attempt = Attempt();
        using var content = new FrozenContent(attempt, mayBeCopied: true);

        bool[] written = await Task.WhenAll(Enumerable.Range(0, 32).Select(_ => Task.Run(async () =>
        {
            using var stream = new MemoryStream();
            try
            {
                await content.CopyToAsync(stream);
                return true;
            }
            catch (SendRefusedException)
            {
                return false;
            }
        })));

        written.Count(static was => was).Should().Be(1);
    }

    [Theory]
    [InlineData("buffers"), InlineData("reads as bytes"), InlineData("reads as a stream"), InlineData("copies to memory")]
    public async Task Content_that_somebody_copies_is_not_given_out_and_can_still_be_sent(string copying)
    {
        SendAttempt attempt = Attempt();
        using var content = new FrozenContent(attempt);

        Func<Task> copy = copying switch
        {
            "buffers" => () => content.LoadIntoBufferAsync(),
            "reads as bytes" => () => content.ReadAsByteArrayAsync(),
            "reads as a stream" => () => content.ReadAsStreamAsync(),
            _ => () => content.CopyToAsync(new MemoryStream()),
        };

        await copy.Should().ThrowAsync<ForeignTransportException>();
        attempt.HasStarted.Should().BeFalse();
        await content.CopyToAsync(Stream.Null);
        attempt.HasStarted.Should().BeTrue();
    }

    private SendAttempt Attempt()
    {
        var deadline = new AttemptDeadline(_clock, Timeout);
        return new SendAttempt(Intents.Claimed(deadline), deadline, new WestAfricanProvider(PayoutsHost.Account), needsFreshConnection: false, maxAnswerBytes: 1024);
    }
}
