using System.Globalization;
using System.Text;

namespace Payouts.Tests.Support;

/// <summary>Bodies of every shape, drawn by a number: trees of the providers' own names and of none, huge numbers, doubled names, wrong types, broken text, and documented bodies with something changed.</summary>
internal static class AnyJson
{
    private static readonly string[] Names =
    [
        "id", "status", "success", "code", "message", "messages", "data", "result", "error", "errors", "reason", "details", "amount", "currency", "value", "metadata", "payouts_handle",
        "payouts_reference", "fees", "charges", "name", "failureDetail", "delayedReason", "createTime", "pagination", "next", "items", "disburse", "gateway", "failure_message",
        "failure_error_code", "transaction_status", "environment", "initiated_at", "payout_id", "reference", "narration", "charge", "is_disbursed", "failure_reason", "type", "created_at",
        "event", "object", "payout", "transactions", "methods", "short_code", "currencies", "countries", "", "\\ud83d", "x",
    ];

    private static readonly string[] Values =
    [
        "null", "true", "false", "0", "-1", "1", "1000", "15000", "10.50", "1e400", "-1e-400", "99999999999999999999999999999999999999", "0.00000000000000000000000000000001",
        "\"\"", "\"success\"", "\"SUCCESS\"", "\"Success \"", "\"completed\"", "\"Completed\"", "\"successful\"", "\"failed\"", "\"FAILED\"", "\"pending\"", "\"processing\"", "\"initiated\"", "\"paid\"",
        "\"done\"", "\"cancelled\"", "\"reversed\"", "\"error\"", "\"true\"", "\"false\"", "\"SLE\"", "\"XOF\"", "\"GHS\"", "\"XXX\"", "\"pay-1\"", "\"PY_1\"", "\"payout\"", "\"refund\"", "\"sandbox\"",
        "\"idempotency_key_in_use\"", "\"VALIDATION_ERROR\"", "\"INSUFFICIENT_FUNDS\"", "\"2026-09-01T10:00:00Z\"", "\"not a time\"", "\"\\ud800\"", "\"\\u0000\"", "\"1e999\"",
        "\"#55c8b938f66ce8e05e8a79de47388fa7916b0182\"", "\"55c8b938f66ce8e05e8a79de47388fa7916b0182\"",
    ];

    private static readonly string[] Scraps = ["", "\"", "{", "}", "[", "]", ",", ":", "null", "\\ud800", "\0", "true", "1e400", "\"status\":\"success\",", "\"id\":7,", "\uFEFF"];

    private static readonly string[] Documented = [.. WireMockMapping.All.Select(static mapping => mapping.Body).Where(static body => body.Length > 0)];

    /// <summary>The body of a number; the same number gives the same body.</summary>
    public static byte[] Of(int number)
    {
        var random = new Random(number);
        return random.Next(10) switch
        {
            0 => Noise(random),
            1 => Deep(random),
            2 or 3 => Bytes(Tree(random, depth: 0)),
            4 or 5 => Bytes(Envelope(random)),
            6 => Cut(random, Bytes(Pick(random, Documented))),
            7 => Spoiled(random, Bytes(Pick(random, Documented))),
            _ => Bytes(Changed(random, Pick(random, Documented))),
        };
    }

    // A payout where each provider has it, with anything in it.
    private static string Envelope(Random random)
    {
        string inner = $$"""{"id":{{Pick(random, Values)}},"status":{{Pick(random, Values)}},"amount":{{Tree(random, 3)}},{{Members(random, 2)}}}""";
        return $$"""{"success":{{Pick(random, Values)}},"status":{{Pick(random, ["\"success\"", "true", Pick(random, Values)])}},"{{Pick(random, ["result", "data"])}}":{{inner}},{{Members(random, 3)}}}""";
    }

    private static string Tree(Random random, int depth) => (depth > 5 ? 0 : random.Next(4)) switch
    {
        1 or 2 => $"{{{Members(random, depth)}}}",
        3 => $"[{string.Join(',', Enumerable.Range(0, random.Next(4)).Select(_ => Tree(random, depth + 1)))}]",
        _ => Pick(random, Values),
    };

    private static string Members(Random random, int depth) =>
        string.Join(',', Enumerable.Range(0, 1 + random.Next(5)).Select(_ => $"\"{Pick(random, Names)}\":{Tree(random, depth + 1)}"));

    private static byte[] Noise(Random random)
    {
        byte[] noise = new byte[random.Next(200)];
        random.NextBytes(noise);
        return noise;
    }

    private static byte[] Deep(Random random)
    {
        int depth = random.Next(1, 300);
        string open = random.Next(2) == 0 ? "[" : string.Create(CultureInfo.InvariantCulture, $"{{\"{Pick(random, Names)}\":");
        string close = open == "[" ? "]" : "}";
        return Bytes(string.Concat(Enumerable.Repeat(open, depth)) + "1" + (random.Next(3) == 0 ? "" : string.Concat(Enumerable.Repeat(close, depth))));
    }

    private static byte[] Cut(Random random, byte[] body) => body[..random.Next(body.Length)];

    private static byte[] Spoiled(Random random, byte[] body)
    {
        for (int times = 1 + random.Next(3); times > 0; times--) body[random.Next(body.Length)] = (byte)random.Next(256);
        return body;
    }

    private static string Changed(Random random, string body)
    {
        int start = random.Next(body.Length);
        return body[..start] + Pick(random, [.. Scraps, .. Values]) + body[Math.Min(body.Length, start + random.Next(25))..];
    }

    private static string Pick(Random random, string[] from) => from[random.Next(from.Length)];

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
