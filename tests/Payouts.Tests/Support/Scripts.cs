namespace Payouts.Tests.Support;

/// <summary>What a <see cref="RawServer"/> does to a request.</summary>
internal static class Scripts
{
    internal const string Paid = """{"id":"po_1","status":"pending"}""";

    /// <summary>Accepts every payout under the id <c>po_1</c>; finds none.</summary>
    internal static Func<RawExchange, Task> Accept { get; } = async exchange =>
    {
        await exchange.ReadBodyAsync();
        if (exchange.IsPost) await exchange.AnswerAsync(201, Paid);
        else await exchange.AnswerAsync(200, "[]");
    };

    /// <summary>Shows each payout that is asked for under its id, with this status.</summary>
    internal static Func<RawExchange, Task> Show(string status) => exchange =>
        Answer(200, $$"""{"id":"{{exchange.RequestLine.Split(' ')[1].Split('/')[^1]}}","status":"{{status}}"}""")(exchange);

    /// <summary>Reads the body and answers.</summary>
    internal static Func<RawExchange, Task> Answer(int status, string body = "", string contentType = "application/json", params string[] headers) => async exchange =>
    {
        await exchange.ReadBodyAsync();
        await exchange.AnswerAsync(status, body, contentType, headers);
    };

    /// <summary>Reads the body and writes these bytes, then closes.</summary>
    internal static Func<RawExchange, Task> Raw(string bytes) => async exchange =>
    {
        await exchange.ReadBodyAsync();
        await exchange.WriteAsync(bytes);
        exchange.Close();
    };

    /// <summary>Reads the body and never answers.</summary>
    internal static Func<RawExchange, Task> Silence { get; } = async exchange =>
    {
        await exchange.ReadBodyAsync();
        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, exchange.Ended);
    };

    /// <summary>Reads the body, and answers as accepted once the signal comes.</summary>
    internal static Func<RawExchange, Task> AcceptAfter(Task signal) => async exchange =>
    {
        await exchange.ReadBodyAsync();
        await signal.WaitAsync(exchange.Ended);
        await exchange.AnswerAsync(201, Paid);
    };

    /// <summary>Breaks the connection off when so much of the body was read.</summary>
    internal static Func<RawExchange, Task> ResetAfter(int bodyBytes) => async exchange =>
    {
        await exchange.ReadBodyAsync(bodyBytes);
        exchange.Reset();
    };

    /// <summary>Reads the body and closes without an answer.</summary>
    internal static Func<RawExchange, Task> CloseAfterBody { get; } = async exchange =>
    {
        await exchange.ReadBodyAsync();
        exchange.Close();
    };
}
