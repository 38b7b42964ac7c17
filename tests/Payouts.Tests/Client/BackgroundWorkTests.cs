using Payouts.Journal;
using Payouts.Testing;
using Payouts.Tests.DependencyInjection;
using Payouts.Tests.Support;

namespace Payouts.Tests.Client;

/// <summary>The background work in a real host: its loops do not wait for each other, and stop when the host does.</summary>
public sealed class BackgroundWorkTests
{
    private readonly ManualClock _clock = new();
    private readonly RecordingEventHandler _handler = new();
    private readonly InMemoryPayoutJournal _journal;

    public BackgroundWorkTests() => _journal = new InMemoryPayoutJournal(_clock);

    [Fact]
    public async Task What_was_written_is_told_at_once_and_not_after_the_interval()
    {
        await using var server = new RawServer(Scripts.Accept);
        await using BackgroundHost host = Host(server);
        await host.StartAsync();
        DateTimeOffset began = _clock.UtcNow;

        await host.PayAsync("refund-4711");
        await PumpAsync(_handler.WaitForAsync(static happened => happened.To == PayoutStatus.Pending));

        (_clock.UtcNow - began).Should().BeLessThan(TimeSpan.FromMinutes(1), "the interval is an hour");
        _handler.Told.Select(static happened => happened.To).Should().Equal(PayoutStatus.Created, PayoutStatus.Pending);
    }

    [Fact]
    public async Task A_provider_that_does_not_answer_holds_up_no_events()
    {
        await using var server = new RawServer(Scripts.Accept);
        await using BackgroundHost host = Host(server);
        await host.PayAsync("slow");
        _clock.Advance(TimeSpan.FromMinutes(1));
        server.Script = static exchange => exchange.IsPost ? Scripts.Answer(201, """{"id":"po_2","status":"pending"}""")(exchange) : Scripts.Silence(exchange);
        await host.StartAsync();
        await server.WaitForRequestsAsync(2);

        await host.PayAsync("quick");

        await PumpAsync(_handler.WaitForAsync(static happened => happened is { Reference: "quick", To: PayoutStatus.Pending }));
    }

    [Fact]
    public async Task A_handler_that_does_not_return_holds_up_neither_payouts_nor_the_events_of_others()
    {
        await using var server = new RawServer(Scripts.Accept);
        await using BackgroundHost host = Host(server);
        _handler.Before = static (happened, token) => happened.Reference == "stuck" ? Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, token) : Task.CompletedTask;
        await host.PayAsync("stuck");
        server.Script = static exchange => exchange.IsPost
            ? Scripts.Answer(201, """{"id":"po_2","status":"pending"}""")(exchange) : Scripts.Answer(200, """{"id":"po_2","status":"paid"}""")(exchange);
        await host.PayAsync("good");
        _clock.Advance(TimeSpan.FromMinutes(1));

        await host.StartAsync();
        await PumpAsync(_handler.WaitForAsync(static happened => happened is { Reference: "good", To: PayoutStatus.Succeeded }));

        _handler.Told.Should().OnlyContain(static happened => happened.Reference == "good");
    }

    [Fact]
    public async Task A_handler_that_is_stopped_with_its_host_is_told_again_by_another_process_after_the_hold()
    {
        await using var server = new RawServer(Scripts.Accept);
        var entered = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _handler.Before = (_, token) =>
        {
            entered.TrySetResult();
            return Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, token);
        };
        BackgroundHost first = Host(server);
        await first.PayAsync("refund-4711");
        await first.StartAsync();
        await entered.Task.WaitAsync(Patience.Long);

        await first.DisposeAsync().AsTask().WaitAsync(Patience.Long);
        _handler.Told.Should().BeEmpty();
        _handler.Before = static (_, _) => Task.CompletedTask;
        await using BackgroundHost second = Host(server);
        _clock.Advance(TimeSpan.FromMinutes(2));
        await second.StartAsync();

        await PumpAsync(_handler.WaitForAsync(static happened => happened.To == PayoutStatus.Pending));
        _handler.Told.Select(static happened => happened.Kind).Should().StartWith(PayoutEventKind.Created);
    }

    [Fact]
    public async Task A_handler_whose_time_is_over_is_told_again_later()
    {
        await using var server = new RawServer(Scripts.Accept);
        await using BackgroundHost host = Host(server);
        var entered = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var late = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _handler.Before = async (_, token) =>
        {
            if (late.Task.IsCompleted) return;
            entered.TrySetResult();
            await using CancellationTokenRegistration told = token.Register(() => late.TrySetResult());
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, token);
        };
        await host.PayAsync("refund-4711");
        await host.StartAsync();
        await entered.Task.WaitAsync(Patience.Long);

        _clock.Advance(TimeSpan.FromSeconds(108));
        await late.Task.WaitAsync(Patience.Long);

        await PumpAsync(_handler.WaitForAsync(static happened => happened.Kind == PayoutEventKind.Created), longestPause: TimeSpan.FromHours(1));
    }

    [Fact]
    public async Task A_journal_that_is_down_is_logged_once_for_each_loop_and_work_goes_on_when_it_is_back()
    {
        await using var server = new RawServer(Scripts.Accept);
        using var logs = new RecordingLoggerProvider();
        var journal = new HookedJournal();
        int asked = 0;
        journal.BeforeTake = () =>
        {
            Interlocked.Increment(ref asked);
            throw new IOException("Gone.");
        };
        await using var host = new BackgroundHost(_clock, journal.Wrap(_journal), _handler, Accounts(server), configure: null, logs);
        await host.PayAsync("refund-4711");
        await host.StartAsync();
        await UntilAsync(() => logs.Entries.Count(static entry => entry.Id == 12) == 2);
        for (int second = 0; second < 600; second++)
        {
            await _clock.WaitForTimerAsync(TimeSpan.FromMinutes(1));
            _clock.Advance(TimeSpan.FromSeconds(1));
        }

        int whileDown = Volatile.Read(ref asked);
        journal.BeforeTake = null;
        await PumpAsync(_handler.WaitForAsync(static happened => happened.To == PayoutStatus.Pending), TimeSpan.FromMinutes(1));

        whileDown.Should().BeInRange(10, 40, "the pauses grow to a minute");
        logs.Entries.Count(static entry => entry.Id == 12).Should().Be(2);
    }

    [Fact]
    public async Task Work_that_is_switched_off_takes_nothing()
    {
        await using var server = new RawServer(Scripts.Accept);
        var journal = new HookedJournal { BeforeTake = static () => throw new InvalidOperationException("Taken.") };
        using var logs = new RecordingLoggerProvider();
        await using var host = new BackgroundHost(_clock, journal.Wrap(_journal), _handler, Accounts(server), static background => background.Enabled = false, logs);
        await host.StartAsync();

        await host.PayAsync("refund-4711");
        for (int hour = 0; hour < 5; hour++)
        {
            await _clock.WaitForTimerAsync(TimeSpan.FromHours(1));
            _clock.Advance(TimeSpan.FromHours(1));
        }

        logs.Entries.Should().NotContain(static entry => entry.Id == 12);
        _handler.Told.Should().BeEmpty();
    }

    [Fact]
    public async Task A_repeat_that_is_under_way_is_journalled_before_the_host_has_stopped()
    {
        var answer = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var server = new RawServer(Scripts.Answer(500));
        BackgroundHost host = Host(server);
        await host.PayAsync("refund-4711");
        server.Script = Scripts.AcceptAfter(answer.Task);
        _clock.Advance(TimeSpan.FromMinutes(1));
        await host.StartAsync();
        await server.WaitForBodiesAsync(2);

        Task stopping = host.StopAsync();
        stopping.IsCompleted.Should().BeFalse();
        answer.SetResult();
        await stopping.WaitAsync(Patience.Long);

        (await _journal.FindAsync("refund-4711", CancellationToken.None))!.Status.Should().Be(PayoutStatus.Pending);
        await host.DisposeAsync();
    }

    private static Dictionary<string, LoopbackSettings> Accounts(RawServer server) => new(StringComparer.Ordinal) { [PayoutsHost.Account] = new(server.Address) };

    private BackgroundHost Host(RawServer server) => new(_clock, _journal, _handler, Accounts(server));

    // Moves the clock only as far as the loops' short pauses take, so that a test that needs the interval fails.
    private async Task PumpAsync(Task until, TimeSpan? longestPause = null)
    {
        using var done = new CancellationTokenSource(Patience.Long);
        while (await Task.WhenAny(until, _clock.WaitForTimerAsync(longestPause ?? TimeSpan.FromSeconds(5), done.Token)) != until)
        {
            done.Token.ThrowIfCancellationRequested();
            await BeCalmAsync(until);
            _clock.Advance(TimeSpan.FromMilliseconds(longestPause is null ? 20 : 1_000));
        }

        await done.CancelAsync();
        await until;
    }

    // What is under way over a socket takes real time, in which the clock must not run away from it.
    private async Task BeCalmAsync(Task until)
    {
        for (int beat = 0; beat < 3 || (beat < 25 && ThreadPool.PendingWorkItemCount > 0); beat++)
        {
            if (until.IsCompleted || _clock.UntilDeadline is null) return;
            await Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System);
        }
    }

    private static async Task UntilAsync(Func<bool> holds)
    {
        using var done = new CancellationTokenSource(Patience.Long);
        while (!holds()) await Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System, done.Token);
    }
}
