using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Payouts.Chaos.Parent;

namespace Payouts.Chaos.Campaign;

/// <summary>Whatever was logged at any level.</summary>
internal sealed class HeardLogs : ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<string> _texts = new();

    public IEnumerable<string> Texts => _texts;

    /// <summary>What was told and is private, with the words around it; or <c>null</c>.</summary>
    public string? FindPrivate()
    {
        foreach (string text in _texts)
        {
            if (PrivateValues.FindIn(text) is { } leaked) return $"'{leaked}' in: {text[..Math.Min(300, text.Length)]}";
        }

        return null;
    }

    public void Add(string text) => _texts.Enqueue(text);

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull
    {
        _texts.Enqueue(state.ToString() ?? "");
        return null;
    }

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        _texts.Enqueue($"{formatter(state, exception)} {exception}");

    public void Dispose()
    {
    }
}
