using System.Collections.Concurrent;
using Payouts.Tests.Support;

namespace Payouts.Tests.Moneroo.Support;

/// <summary>Moneroo's mapping files served as WireMock serves them: the lowest priority number that fits, in one state of their scenario.</summary>
internal sealed class MonerooStubs(string state)
{
    private readonly ConcurrentDictionary<string, int> _served = new();

    public static IReadOnlyList<WireMockMapping> All { get; } = [.. WireMockMapping.Of("moneroo")];

    public IReadOnlyDictionary<string, int> Served => _served;

    public static TheoryData<string> NamesOf(params string[] operations) =>
        new(All.Where(mapping => operations.Contains(mapping.Operation)).Select(static mapping => mapping.Name));

    public TableAnswer? Find(RawExchange exchange)
    {
        if (All.Where(mapping => StubMatch.Fits(mapping, exchange, state)).MinBy(static mapping => (int?)mapping.Json["priority"] ?? 5) is not { } found) return null;
        _served.AddOrUpdate(found.Name, 1, static (_, count) => count + 1);
        return new TableAnswer(found.StatusCode, found.Body, (string)found.Json["response"]!["headers"]!["Content-Type"]!);
    }
}
