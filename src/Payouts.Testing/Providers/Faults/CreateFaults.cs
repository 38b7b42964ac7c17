namespace Payouts.Testing;

/// <summary>Everything that a network, a proxy or a provider in trouble does to a create call, each before and after the payout was executed.</summary>
internal static class CreateFaults
{
    private const string Page = "<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>";
    private const int Huge = 10 * 1024 * 1024;

    /// <summary>Where the redirecting answer leads; nobody may follow it.</summary>
    internal const string Elsewhere = "/conformance-elsewhere";

    private static readonly (string What, int Status, Func<WireAnswer> Answer)[] Answers =
    [
        ("HTTP 502 with an HTML page", 502, static () => WireAnswer.Of(502, Page, "text/html")),
        ("HTTP 200 with an HTML page", 200, static () => WireAnswer.Of(200, Page, "text/html")),
        ("HTTP 200 with bytes that are no JSON", 200, static () => WireAnswer.Json(200, "\u0001{]not json,")),
        ("HTTP 200 with an empty object", 200, static () => WireAnswer.Json(200, "{}")),
        ("HTTP 200 without a body", 200, static () => WireAnswer.Json(200, "")),
        ("HTTP 200 with a text of 10 MB", 200, static () => WireAnswer.Json(200, $"\"{new string('x', Huge)}\"")),
        ("HTTP 204", 204, static () => new WireAnswer(204, [], [])),
        ("HTTP 301", 301, static () => WireAnswer.Json(301, "", new KeyValuePair<string, string>("Location", Elsewhere))),
        ("HTTP 307", 307, static () => WireAnswer.Json(307, "", new KeyValuePair<string, string>("Location", Elsewhere))),
        ("HTTP 400 with an HTML page", 400, static () => WireAnswer.Of(400, Page, "text/html")),
        ("HTTP 408", 408, static () => WireAnswer.Json(408, "{}")),
        ("HTTP 409", 409, static () => WireAnswer.Json(409, "{}")),
        ("HTTP 422 with an empty object", 422, static () => WireAnswer.Json(422, "{}")),
        ("HTTP 425", 425, static () => WireAnswer.Json(425, "{}")),
        ("HTTP 429", 429, static () => WireAnswer.Json(429, "{}")),
        ("HTTP 500", 500, static () => WireAnswer.Json(500, "{}")),
        ("HTTP 503", 503, static () => WireAnswer.Json(503, "", new KeyValuePair<string, string>("Retry-After", "1"))),
        ("HTTP 599", 599, static () => WireAnswer.Json(599, "null")),
    ];

    private static readonly CreateFault[] Losses =
    [
        new("a connection that closes while the request is read", IsExecuted: false, SendEvidence.MayHaveExecuted, static exchange => Task.Run(exchange.Close)),
        new("a connection that is reset while the request is read", IsExecuted: false, SendEvidence.MayHaveExecuted, static exchange => Task.Run(exchange.Reset)),
        new("a connection that closes after the whole request", IsExecuted: false, SendEvidence.MayHaveExecuted, static async exchange =>
        {
            await exchange.ReadAsync().ConfigureAwait(false);
            exchange.Close();
        }),
        new("a connection that is reset after the whole request", IsExecuted: false, SendEvidence.MayHaveExecuted, static async exchange =>
        {
            await exchange.ReadAsync().ConfigureAwait(false);
            exchange.Reset();
        }),
        new("a connection that closes in place of the answer", IsExecuted: true, SendEvidence.MayHaveExecuted, static async exchange =>
        {
            await exchange.ForwardAsync().ConfigureAwait(false);
            exchange.Close();
        }),
        new("a connection that is reset in place of the answer", IsExecuted: true, SendEvidence.MayHaveExecuted, static async exchange =>
        {
            await exchange.ForwardAsync().ConfigureAwait(false);
            exchange.Reset();
        }),
        new("an answer that breaks off", IsExecuted: true, SendEvidence.Answered, static async exchange =>
            await exchange.AnswerPartlyAsync(await exchange.ForwardAsync().ConfigureAwait(false)).ConfigureAwait(false)),
    ];

    /// <summary>All of them.</summary>
    internal static IReadOnlyList<CreateFault> All { get; } =
        [.. Losses, .. Answers.Select(static each => InPlace(each.What, each.Status, each.Answer)), .. Answers.Select(static each => After(each.What, each.Status, each.Answer))];

    private static CreateFault InPlace(string what, int status, Func<WireAnswer> answer) =>
        new(what, IsExecuted: false, SendEvidence.Answered, exchange => exchange.AnswerAsync(answer()), status);

    private static CreateFault After(string what, int status, Func<WireAnswer> answer) => new(
        what,
        IsExecuted: true,
        SendEvidence.Answered,
        async exchange =>
        {
            await exchange.ForwardAsync().ConfigureAwait(false);
            await exchange.AnswerAsync(answer()).ConfigureAwait(false);
        },
        status);
}
