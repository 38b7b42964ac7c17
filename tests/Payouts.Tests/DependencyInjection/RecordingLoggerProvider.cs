using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Payouts.Tests.DependencyInjection;

/// <summary>Keeps the warnings and worse that are logged, each with the exception that went with it.</summary>
internal sealed class RecordingLoggerProvider : ILoggerProvider
{
    private readonly ConcurrentQueue<(LogLevel Level, EventId Id, string Message)> _entries = new();
    private readonly ConcurrentDictionary<int, TaskCompletionSource> _watchers = new();

    public IReadOnlyCollection<(LogLevel Level, EventId Id, string Message)> Entries => _entries;

    public ILogger CreateLogger(string categoryName) => new Recorder(this);

    /// <summary>Completes once a message with this id was logged.</summary>
    public Task WaitForAsync(int id)
    {
        TaskCompletionSource logged = _watchers.GetOrAdd(id, static _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        if (_entries.Any(entry => entry.Id == id)) logged.TrySetResult();
        return logged.Task;
    }

    public void Dispose()
    {
    }

    private sealed class Recorder(RecordingLoggerProvider provider) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (!IsEnabled(logLevel)) return;
            provider._entries.Enqueue((logLevel, eventId, formatter(state, exception) + exception));
            if (provider._watchers.TryGetValue(eventId.Id, out TaskCompletionSource? logged)) logged.TrySetResult();
        }
    }
}
