using System.Text;

namespace Payouts.Simulator;

/// <summary>What a fault does to a request or its answer.</summary>
public abstract class FaultAction
{
    private protected FaultAction()
    {
    }

    internal virtual bool NeedsAnswer => false;

    internal virtual bool NeedsRequest => false;

    /// <summary>Resets the connection without an answer: before a byte of the request's body is read, or after execution.</summary>
    public static FaultAction Abort() => new AbortAction();

    /// <summary>Resets the connection in the middle of reading the request's body; only before execution.</summary>
    public static FaultAction ResetInBody() => new ResetInBodyAction();

    /// <summary>Reads the request's whole body, then resets the connection; only before execution.</summary>
    public static FaultAction ResetAfterBody() => new ResetAfterBodyAction();

    /// <summary>Waits on the simulator's clock, then goes on as if nothing had happened, even if the caller has hung up.</summary>
    /// <param name="delay">How long, more than zero.</param>
    public static FaultAction Delay(TimeSpan delay) => new DelayAction(delay);

    /// <summary>Answers with a status, body and headers of the script's choice.</summary>
    /// <param name="status">The HTTP status.</param>
    /// <param name="body">The body; empty by default.</param>
    /// <param name="headers">Headers, which may include the content type; JSON by default.</param>
    public static FaultAction Respond(int status, string body = "", IReadOnlyDictionary<string, string>? headers = null) =>
        new RespondAction(status, Encoding.UTF8.GetBytes(body), headers);

    /// <summary>Answers 502 with an HTML page, as a proxy would.</summary>
    public static FaultAction BadGatewayPage() =>
        Respond(502, "<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>", ContentType("text/html"));

    /// <summary>Answers 200 with bytes that claim to be JSON and are not.</summary>
    public static FaultAction GarbageBody() => Respond(200, "\u0001{]not json,");

    /// <summary>Answers 200 with the provider's JSON bare of every field that names a payout, or with an empty object when the provider was not asked.</summary>
    public static FaultAction WithoutId() => new WithoutIdAction();

    /// <summary>Announces the whole answer, sends half of its body and closes the connection; only after execution.</summary>
    public static FaultAction TruncateBody() => new TruncateBodyAction();

    /// <summary>Gives a field of the provider's JSON another name, wherever it stands; only after execution.</summary>
    /// <param name="from">The field's name.</param>
    /// <param name="to">The new name, another one.</param>
    public static FaultAction RenameField(string from, string to) => new RenameFieldAction(from, to);

    /// <summary>Puts a field into every object of the provider's JSON that has none of that name; only after execution.</summary>
    /// <param name="name">The field's name.</param>
    /// <param name="json">Its value as JSON.</param>
    /// <exception cref="System.Text.Json.JsonException">The value is not JSON.</exception>
    public static FaultAction AddField(string name, string json) => new AddFieldAction(name, json);

    /// <summary>Answers 200 with a JSON string of great length.</summary>
    /// <param name="bytes">The size of the body, at least 2.</param>
    public static FaultAction HugeBody(long bytes) => new HugeBodyAction(bytes);

    internal abstract Task ApplyAsync(FaultExchange exchange);

    private static Dictionary<string, string> ContentType(string value) => new(StringComparer.OrdinalIgnoreCase) { ["Content-Type"] = value };
}
