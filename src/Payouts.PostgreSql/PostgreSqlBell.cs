using System.Security.Cryptography;
using System.Threading.Channels;
using Npgsql;

namespace Payouts.PostgreSql;

/// <summary>Tells who waits for work that there is some: in this process at once, in others by a notification that all writes of a moment share.</summary>
/// <remarks>Notifications are sent after the commit and apart from it: within it they would make every commit of the database wait for the one before.</remarks>
internal sealed class PostgreSqlBell(PostgreSqlConnections connections, PostgreSqlJournalOptions options, TimeProvider time) : IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LongPause = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Alive = TimeSpan.FromSeconds(30);

    private readonly Channel<bool> _toTell = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly CancellationTokenSource _stop = new();
    private readonly Lock _lock = new();
    private readonly string _channel = $"{options.Schema}_work";
    private readonly string _self = RandomNumberGenerator.GetHexString(16);
    private TaskCompletionSource _next = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _count;
    private Task? _telling;
    private Task? _listening;
    private bool _isDisposed;

    /// <summary>There is something to do.</summary>
    internal void Ring()
    {
        Signal();
        if (!options.UseNotifications) return;
        Start(ref _telling, TellAsync);
        _toTell.Writer.TryWrite(true);
    }

    /// <summary>Waits for the next ring after the one seen.</summary>
    internal async Task<long> WaitAsync(long seen, TimeSpan longest, CancellationToken cancellationToken)
    {
        if (options.UseNotifications) Start(ref _listening, ListenAsync);
        Task next;
        lock (_lock)
        {
            if (_count != seen) return _count;
            next = _next.Task;
        }

        try
        {
            await next.WaitAsync(longest, time, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            // The time is over: whoever waits asks for work all the same.
        }

        lock (_lock) return _count;
    }

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isDisposed, true)) return;
        await _stop.CancelAsync().ConfigureAwait(false);
        Task? telling, listening;
        lock (_lock) (telling, listening) = (_telling, _listening);
        await Task.WhenAll(telling ?? Task.CompletedTask, listening ?? Task.CompletedTask).ConfigureAwait(false);
        _stop.Dispose();
    }

    private void Signal()
    {
        TaskCompletionSource rung;
        lock (_lock)
        {
            _count++;
            rung = _next;
            _next = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        rung.SetResult();
    }

    private void Start(ref Task? task, Func<Task> run)
    {
        lock (_lock)
        {
            if (task is not null || _stop.IsCancellationRequested) return;
            using (ExecutionContext.SuppressFlow()) task = Task.Run(run);
        }
    }

    private Task TellAsync() => RepeatAsync(async () =>
    {
        while (await _toTell.Reader.WaitToReadAsync(_stop.Token).ConfigureAwait(false))
        {
            while (_toTell.Reader.TryRead(out _))
            {
                // However often it rang since: once.
            }

            NpgsqlConnection connection = await connections.OpenAsync(_stop.Token).ConfigureAwait(false);
            await using (connection.ConfigureAwait(false))
            {
                var notify = new NpgsqlCommand("SELECT pg_notify($1, $2)", connection);
                await using (notify.ConfigureAwait(false))
                {
                    notify.Parameters.AddText(_channel).AddText(_self);
                    await notify.ExecuteNonQueryAsync(_stop.Token).ConfigureAwait(false);
                }
            }

            await Task.Delay(Pause, time, _stop.Token).ConfigureAwait(false);
        }
    });

    private Task ListenAsync() => RepeatAsync(async () =>
    {
        NpgsqlConnection connection = await connections.OpenAsync(_stop.Token).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            connection.Notification += OnNotification;
            try
            {
                await ExecuteAsync(connection, $"LISTEN \"{_channel}\"").ConfigureAwait(false);

                // What was told before somebody listened was missed.
                Signal();
                while (true)
                {
                    if (!await connection.WaitAsync(Alive, _stop.Token).ConfigureAwait(false)) await ExecuteAsync(connection, "SELECT 1").ConfigureAwait(false);
                }
            }
            finally
            {
                connection.Notification -= OnNotification;
            }
        }
    });

    // A help only: while the server cannot be reached, whoever waits asks from time to time.
    private async Task RepeatAsync(Func<Task> run)
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                await run().ConfigureAwait(false);
            }
#pragma warning disable CA1031 // Nobody waits for this: it is tried again, or it is over.
            catch (Exception)
#pragma warning restore CA1031
            {
                if (_stop.IsCancellationRequested) return;
                await Task.Delay(LongPause, time, _stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        var command = new NpgsqlCommand(sql, connection);
        await using (command.ConfigureAwait(false)) await command.ExecuteNonQueryAsync(_stop.Token).ConfigureAwait(false);
    }

    private void OnNotification(object sender, NpgsqlNotificationEventArgs notification)
    {
        if (!string.Equals(notification.Payload, _self, StringComparison.Ordinal)) Signal();
    }
}
