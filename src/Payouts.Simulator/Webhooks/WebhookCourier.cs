using System.Threading.Channels;

namespace Payouts.Simulator;

/// <summary>Sends webhooks in the background, one at a time, and brings payouts up to date when one falls due though nobody reads it.</summary>
internal sealed class WebhookCourier : IAsyncDisposable
{
    // A manual clock may move between the question for the time and the arming of the timer.
    private static readonly TimeSpan Slack = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Soonest = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    private readonly TimeProvider _clock;
    private readonly Action _advance;
    private readonly Func<TimeSpan> _skew;
    private readonly WebhookQueue _queue = new();
    private readonly WebhookPost _post = new();
    private readonly Channel<bool> _calls = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly CancellationTokenSource _stopping = new();
    private readonly Lock _gate = new();
    private readonly List<WebhookDelivery> _last = [];
    private List<TaskCompletionSource> _drains = [];
    private Task? _work;
    private int _era;

    public WebhookCourier(TimeProvider clock, Action advance, Func<TimeSpan> skew)
    {
        _clock = clock;
        _advance = advance;
        _skew = skew;
        Script = new WebhookScript(TryReplay);
    }

    public WebhookLog Log { get; } = new();

    public WebhookScript Script { get; }

    public void Start() => _work = Task.Run(RunAsync);

    /// <summary>Takes an event in; quick, for it is called under a provider's lock.</summary>
    public void Raise(WebhookNotice notice)
    {
        foreach (WebhookDelivery delivery in Script.Plan(notice, _clock.GetUtcNow()))
            _queue.Add(delivery);
        Call();
    }

    /// <summary>Makes sure that payouts are brought up to date at an instant.</summary>
    public void WakeAt(DateTimeOffset at)
    {
        if (_work is null)
            return;
        _queue.AddChange(at);
        Call();
    }

    /// <summary>Looks for work now.</summary>
    public void Call() => _calls.Writer.TryWrite(true);

    /// <summary>Completes when everything has been sent that was due at the time of the call.</summary>
    public async Task DrainAsync(CancellationToken cancellationToken)
    {
        if (_work is null)
            return;
        TaskCompletionSource drained = new(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
            _drains.Add(drained);
        Call();
        Task ended = await Task.WhenAny(drained.Task, _work).WaitAsync(cancellationToken).ConfigureAwait(false);
        await ended.ConfigureAwait(false);
    }

    public void Clear()
    {
        Interlocked.Increment(ref _era);
        Script.Clear();
        _queue.Clear();
        lock (_gate)
            _last.Clear();
        Log.Clear();
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync().ConfigureAwait(false);
        if (_work is not null)
            await _work.ConfigureAwait(false);
        _post.Dispose();
        _stopping.Dispose();
    }

    private async Task RunAsync()
    {
        ITimer timer = _clock.CreateTimer(static state => ((WebhookCourier)state!).Call(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        await using (timer.ConfigureAwait(false))
        {
            try
            {
                while (true)
                {
                    DateTimeOffset seen = await PassAsync().ConfigureAwait(false);
                    if (Arm(timer, seen))
                        await _calls.Reader.ReadAsync(_stopping.Token).ConfigureAwait(false);
                }
            }
            catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
            {
                // The simulator is being disposed.
            }
        }
    }

    /// <summary>Sends all that is due; tells since when nothing has been overlooked.</summary>
    private async Task<DateTimeOffset> PassAsync()
    {
        List<TaskCompletionSource> drains;
        lock (_gate)
        {
            drains = _drains;
            _drains = [];
        }

        DateTimeOffset seen = _clock.GetUtcNow();
        _advance();
        while (_queue.Take(_clock.GetUtcNow()) is { } delivery)
            await DeliverAsync(delivery).ConfigureAwait(false);
        foreach (TaskCompletionSource drain in drains)
            drain.TrySetResult();
        return seen;
    }

    /// <summary>Sets the timer; false when there is work already.</summary>
    private bool Arm(ITimer timer, DateTimeOffset seen)
    {
        if (_queue.NextAt(seen) is not { } next)
        {
            timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            return true;
        }

        DateTimeOffset now = _clock.GetUtcNow();
        if (next <= now)
            return false;
        timer.Change(TimeSpan.FromTicks(Math.Clamp((next - now).Ticks, Soonest.Ticks, Longest.Ticks)), Timeout.InfiniteTimeSpan);
        return _clock.GetUtcNow() - now < Slack;
    }

    private async Task DeliverAsync(WebhookDelivery delivery)
    {
        DateTimeOffset now = _clock.GetUtcNow();
        int era = Volatile.Read(ref _era);
        WebhookNotice notice = delivery.Notice;
        int? status = await _post.SendAsync(delivery.Url, delivery.Sign(now + _skew()), notice.Settings.Timeout, _stopping.Token).ConfigureAwait(false);
        if (era != Volatile.Read(ref _era))
            return;
        Log.Add(new SentWebhook
        {
            Provider = notice.Provider,
            PayoutId = notice.PayoutId,
            Event = notice.Event,
            Attempt = delivery.Attempt,
            SentAt = now,
            Status = status,
        });
        Remember(delivery);
        if (notice.IsAcknowledgedBy(status) || !delivery.MayTryAgain)
            return;
        delivery.TryAgainAt(_clock.GetUtcNow() + notice.Settings.RedeliveryPause);
        _queue.Add(delivery);
    }

    private void Remember(WebhookDelivery delivery)
    {
        WebhookDelivery copy = delivery.Replay(default);
        lock (_gate)
        {
            _last.RemoveAll(earlier => string.Equals(earlier.Notice.Provider, copy.Notice.Provider, StringComparison.Ordinal));
            _last.Add(copy);
        }
    }

    /// <summary>Sends the last webhook once more; false when none has been sent.</summary>
    public bool TryReplay(string? provider)
    {
        WebhookDelivery? last;
        lock (_gate)
            last = _last.FindLast(sent => provider is null || string.Equals(sent.Notice.Provider, provider, StringComparison.OrdinalIgnoreCase));
        if (last is null)
            return false;
        _queue.Add(last.Replay(_clock.GetUtcNow()));
        Call();
        return true;
    }
}
