using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Payouts.Chaos.Campaign;

/// <summary>Whatever was logged at any level.</summary>
internal sealed class HeardLogs : ILoggerProvider, ILogger
{
    // Of people and keys; whatever is told must hold none of them.
    private static readonly string[] Private = ["23278000000", "51345020", "241234567", "0701234567", "jane", "doe@", "canary", "mon_test_", "mon_live_", "sk_test", "pvk_", "alexpay-test-", "alexpay-live-"];

    private readonly ConcurrentQueue<string> _texts = new();

    public IEnumerable<string> Texts => _texts;

    /// <summary>What was told and is private, with the words around it; or <c>null</c>.</summary>
    public string? FindPrivate()
    {
        foreach (string text in _texts)
        {
            if (Array.Find(Private, word => text.Contains(word, StringComparison.OrdinalIgnoreCase)) is { } leaked) return $"'{leaked}' in: {text[..Math.Min(300, text.Length)]}";
        }

        return null;
    }

    public void Add(string text) => _texts.Enqueue(text);

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        _texts.Enqueue($"{formatter(state, exception)} {exception}");

    public void Dispose()
    {
    }
}
