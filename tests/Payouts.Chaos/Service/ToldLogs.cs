using Microsoft.Extensions.Logging;
using Payouts.Chaos.Child;

namespace Payouts.Chaos.Service;

/// <summary>Passes on to the parent whatever is logged, which looks for what must not be in it.</summary>
internal sealed class ToldLogs(Link link) : ILoggerProvider, ILogger
{
    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        link.SayAll("LOG", $"{eventId.Id} {formatter(state, exception)} {exception}");

    public void Dispose()
    {
    }
}
