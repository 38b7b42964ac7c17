using System.Text.Json.Nodes;

namespace Payouts.Tests.Stubs;

/// <summary>What came of an operation.</summary>
/// <param name="Told">Its result, in the words of <c>expect</c>.</param>
/// <param name="Served">The ids of the mappings that were served.</param>
/// <param name="Unmatched">The requests that no mapping describes.</param>
/// <param name="IsThrottled">Whether the mapping's status asks for a pause, after which even a create call is made again.</param>
internal sealed record StubResult(JsonObject Told, IReadOnlyList<string> Served, IReadOnlyList<string> Unmatched, bool IsThrottled);
