using System.Text.Json;
using System.Text.Json.Nodes;
using Payouts.Tests.Support;

namespace Payouts.Tests.Conformance;

/// <summary>Plays Kwik: strict about requests, without keys, so that a transfer that is asked for twice is paid twice.</summary>
internal sealed class KwikServer : IAsyncDisposable
{
    public const string Key = "kwk_s3cret_key";

    private const int PageSize = 2;

    private static readonly TimeSpan Takes = TimeSpan.FromSeconds(5);

    private static readonly string[] Fields = ["amount", "currency", "msisdn", "operator", "note", "tag"];

    private readonly Lock _lock = new();
    private readonly List<KwikTransfer> _transfers = [];
    private readonly TimeProvider _time;
    private readonly RawServer _server;
    private int _requests;

    public KwikServer(TimeProvider time)
    {
        _time = time;
        _server = new RawServer(ServeAsync);
    }

    public Uri Address => new($"http://127.0.0.1:{_server.Port}/");

    /// <summary>How many transfers with a tag were paid or will be.</summary>
    public int CountPaid(string tag)
    {
        lock (_lock) return _transfers.Count(transfer => transfer.Tag == tag && transfer.End != "bounced");
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private async Task ServeAsync(RawExchange exchange)
    {
        await exchange.ReadBodyAsync();
        (int status, JsonObject body) = Answer(exchange);
        await exchange.AnswerAsync(status, body.ToJsonString(), "application/json", $"Kwik-Request-Id: req-{Interlocked.Increment(ref _requests)}");
    }

    private (int Status, JsonObject Body) Answer(RawExchange exchange)
    {
        string[] line = exchange.RequestLine.Split(' ');
        string[] target = line[1].Split('?');
        if (exchange.Header("Authorization") != $"Bearer {Key}") return Error(401, "no_key", "The key is not known.");
        lock (_lock)
        {
            return (line[0], target[0]) switch
            {
                ("POST", "/v1/transfers") => Create(exchange.Body),
                ("GET", "/v1/transfers") => Page(target.Length > 1 ? target[1] : ""),
                ("GET", { } path) when path.StartsWith("/v1/transfers/", StringComparison.Ordinal) => One(Uri.UnescapeDataString(path["/v1/transfers/".Length..])),
                _ => Error(404, "no_such_path", "There is nothing here."),
            };
        }
    }

    private (int Status, JsonObject Body) Create(byte[] body)
    {
        JsonObject json = JsonNode.Parse(body)!.AsObject();
        if (json.Any(static field => !Fields.Contains(field.Key))) return Error(422, "bad_field", "There is a field that Kwik does not know.");
        string number = json["msisdn"]!.GetValue<string>();
        if (!number.StartsWith("221", StringComparison.Ordinal) || number.Length != 12) return Error(422, "bad_field", "msisdn is 221 and 9 digits.");
        if (json["currency"]!.GetValue<string>() != "XOF" || json["amount"]!.GetValueKind() != JsonValueKind.Number || json["amount"]!.GetValue<decimal>() < 100) return Error(422, "bad_field", "amount is XOF 100 or more.");
        if (json["operator"]?.GetValue<string>().EndsWith("_SN", StringComparison.Ordinal) != true) return Error(422, "bad_field", "operator is not known.");
        if (json["note"]?.GetValue<string>().Length > 60) return Error(422, "bad_field", "note has at most 60 characters.");
        if (number == KwikNumbers.Barred) return Error(422, "number_barred", "The number is barred.");
        var transfer = new KwikTransfer($"kw-{_transfers.Count + 1}", json["amount"]!.GetValue<long>(), json["tag"]!.GetValue<string>(), KwikNumbers.EndOf(number), _time.GetUtcNow());
        _transfers.Add(transfer);
        return (201, new JsonObject { ["transfer"] = Draw(transfer) });
    }

    private (int Status, JsonObject Body) One(string id) => _transfers.Find(transfer => transfer.Id == id) is { } transfer
        ? (200, new JsonObject { ["transfer"] = Draw(transfer) })
        : Error(404, "no_such_transfer", "There is no such transfer.");

    private (int Status, JsonObject Body) Page(string query)
    {
        Dictionary<string, string> parts = query.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(static part => part.Split('=')).ToDictionary(static part => part[0], static part => Uri.UnescapeDataString(part[1]));
        int page = int.Parse(parts.GetValueOrDefault("page", "1"));
        KwikTransfer[] all = [.. _transfers.Where(transfer => !parts.TryGetValue("tag", out string? tag) || transfer.Tag == tag)];
        var items = new JsonArray([.. all.Skip((page - 1) * PageSize).Take(PageSize).Select(Draw)]);
        return (200, new JsonObject { ["transfers"] = items, ["hasMore"] = all.Length > page * PageSize });
    }

    private JsonObject Draw(KwikTransfer transfer)
    {
        string state = _time.GetUtcNow() - transfer.At < Takes ? "queued" : transfer.End;
        return new JsonObject
        {
            ["id"] = transfer.Id,
            ["state"] = state,
            ["amount"] = transfer.Amount,
            ["currency"] = "XOF",
            ["tag"] = transfer.Tag,
            ["reason"] = state == "bounced" ? new JsonObject { ["code"] = "number_unknown", ["text"] = "The number has no wallet." } : null,
        };
    }

    private static (int Status, JsonObject Body) Error(int status, string code, string text) =>
        (status, new JsonObject { ["error"] = new JsonObject { ["code"] = code, ["text"] = text } });
}
