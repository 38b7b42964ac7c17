using System.Text.Json.Nodes;
using Payouts.Providers;
using Payouts.Tests.Support;

namespace Payouts.Tests.Stubs;

/// <summary>Makes the operation that meets a mapping, at the real WireMock server.</summary>
/// <param name="wireMock">The server.</param>
internal sealed class StubMeeting(WireMockFixture wireMock)
{
    private readonly WireMockAdmin _admin = wireMock.Admin;

    /// <summary>What came of the operation, and what the server saw of it.</summary>
    internal async Task<StubResult> MeetAsync(WireMockMapping mapping)
    {
        string credential = (string?)mapping.Payouts["credential"] ?? mapping.Name;
        await using var account = new StubAccount(ProviderStubs.Of(mapping.Provider), wireMock.Address, credential, mapping.Payouts["options"]?.AsObject());
        await _admin.ForgetRequestsAsync();
        bool isPutForward = await PutForwardAsync(mapping, credential);
        try
        {
            JsonObject told = await PerformAsync(new StubCall(mapping, account));
            IReadOnlyList<ProviderAnswer> served = await _admin.ServedAsync(mapping.Id);
            told["calls"] = served.Count;
            if (mapping.Operation == "create" && served.Count > 0) Read(account.Provider.ReadCreate(served[^1]), told);
            return new StubResult(told, await _admin.ServedMappingsAsync(), await _admin.UnmatchedAsync(), account.Provider.Capabilities.CreateRules.Throttled.Contains(mapping.StatusCode));
        }
        finally
        {
            if (isPutForward) await _admin.ReloadAsync();
        }
    }

    // Several bodies of an address that takes no credential are told apart by a scenario's state, or by which of them comes first.
    private async Task<bool> PutForwardAsync(WireMockMapping mapping, string credential)
    {
        if (mapping.Json["scenarioName"] is { } scenario)
        {
            await _admin.SetScenarioAsync((string)scenario!, (string)mapping.Json["requiredScenarioState"]!);
            return true;
        }

        if (mapping.Headers.Contains(credential, StringComparison.Ordinal)) return false;
        await _admin.PreferAsync(mapping);
        return true;
    }

    private static async Task<JsonObject> PerformAsync(StubCall call)
    {
        try
        {
            return await call.Account.RunAsync(StubOperations.PerformAsync(call));
        }
        catch (PayoutException error)
        {
            return Described.Of(error);
        }
    }

    private static void Read(CreateReading reading, JsonObject told)
    {
        told["reading"] = reading.Kind.ToString();
        told["payout"] = reading.Payout is { } payout ? Described.Of(payout) : null;
        told["failure"] = Described.Of(reading.Failure ?? reading.Payout?.Failure);
    }
}
