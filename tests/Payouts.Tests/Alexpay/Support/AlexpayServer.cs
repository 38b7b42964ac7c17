using System.Text;
using Payouts.Tests.Support;

namespace Payouts.Tests.Alexpay.Support;

/// <summary>Plays Alexpay on a loopback socket from a table of answers: the documented mappings, and whatever a test adds.</summary>
internal sealed class AlexpayServer : IAsyncDisposable
{
    private const int Added = 0;
    private const int Usual = 5;

    private readonly Lock _lock = new();
    private readonly List<StubRule> _rules = [];
    private readonly List<string> _served = [];
    private readonly RawServer _server;

    public AlexpayServer()
    {
        foreach (WireMockMapping mapping in WireMockMapping.Of("alexpay")) _rules.Add(RuleOf(mapping));
        _server = new RawServer(ServeAsync);
    }

    public Uri Address => _server.Address;

    public IReadOnlyList<RawExchange> Requests => _server.Requests;

    /// <summary>Method and target of every request, in order.</summary>
    public IEnumerable<string> Lines => Requests.Select(static request => request.RequestLine[..request.RequestLine.LastIndexOf(' ')]);

    /// <summary>The create calls that came over the wire.</summary>
    public IReadOnlyList<RawExchange> Creates => [.. Requests.Where(static request => request.RequestLine.Contains("/v1/payment/payouts/process ", StringComparison.Ordinal))];

    /// <summary>What was served, by the names of the mappings; <c>"?"</c> for a request that nothing matches.</summary>
    public IReadOnlyList<string> Served
    {
        get
        {
            lock (_lock) return [.. _served];
        }
    }

    /// <summary>Answers from now on, before any mapping.</summary>
    /// <param name="line">Method and target, or their beginning.</param>
    /// <param name="status">The HTTP status.</param>
    /// <param name="body">The body.</param>
    /// <param name="headers">Further headers.</param>
    public void On(string line, int status, string body, params string[] headers) => Script(line, _ => (status, body), headers);

    /// <summary>Answers from now on, before any mapping, as a function of how many requests of this line came before.</summary>
    public void Script(string line, Func<int, (int Status, string Body)> answer, params string[] headers)
    {
        int count = 0;
        var rule = new StubRule(
            line, Added, exchange => exchange.RequestLine.StartsWith(line, StringComparison.Ordinal), () => answer(Interlocked.Increment(ref count) - 1), "application/json", headers);
        lock (_lock) _rules.Add(rule);
    }

    /// <summary>The bodies of the create calls.</summary>
    public IEnumerable<string> CreateBodies => Creates.Select(static request => Encoding.UTF8.GetString(request.Body));

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private static StubRule RuleOf(WireMockMapping mapping) => new(
        mapping.Name,
        (int?)mapping.Json["priority"] ?? Usual,
        exchange => MappingMatch.IsMatch(mapping.Json["request"]!.AsObject(), exchange),
        () => (mapping.StatusCode, mapping.Body),
        (string)mapping.Json["response"]!["headers"]!["Content-Type"]!,
        [.. mapping.Json["response"]!["headers"]!.AsObject().Where(static header => header.Key != "Content-Type").Select(static header => $"{header.Key}: {header.Value}")]);

    private async Task ServeAsync(RawExchange exchange)
    {
        await exchange.ReadBodyAsync();
        StubRule? rule;
        lock (_lock)
        {
            rule = _rules.Where(candidate => candidate.Matches(exchange)).Reverse().OrderBy(static candidate => candidate.Priority).FirstOrDefault();
            _served.Add(rule?.Name ?? "?");
        }

        if (rule is null)
        {
            await exchange.AnswerAsync(404, "no mapping", "text/plain");
            return;
        }

        (int status, string body) = rule.Answer();
        await exchange.AnswerAsync(status, body, rule.ContentType, rule.Headers);
    }
}
