using Microsoft.Extensions.Logging;

namespace Payouts.Performance.Tests.Support;

/// <summary>A log that formats every message and keeps none.</summary>
internal sealed class ForgetfulLoggerProvider : ILoggerProvider, ILogger
{
    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => formatter(state, exception);

    public void Dispose()
    {
    }
}
