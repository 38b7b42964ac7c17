using Microsoft.Extensions.Logging;

namespace Payouts.Testing;

/// <summary>Hands everything that is logged, at every level, to <see cref="HeardTexts"/>.</summary>
internal sealed class HearingLogger(HeardTexts heard) : ILoggerProvider, ILogger
{
    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull
    {
        heard.Add("a scope of the log", $"{state}");
        return null;
    }

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        heard.Add("the log", $"{formatter(state, exception)} {exception}");
        if (state is IEnumerable<KeyValuePair<string, object?>> values) heard.Add("the values of the log", string.Join(' ', values));
    }

    public void Dispose()
    {
    }
}
