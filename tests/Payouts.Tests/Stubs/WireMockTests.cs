using System.Text.Json.Nodes;
using Payouts.Tests.Support;

namespace Payouts.Tests.Stubs;

/// <summary>Every documented body, served by the real WireMock server to the real adapter.</summary>
[Collection(WireMockRun.Name)]
public sealed class WireMockTests(WireMockFixture wireMock)
{
    private readonly StubMeeting _stubs = new(wireMock);

    public static TheoryData<string, string> Mappings()
    {
        var all = new TheoryData<string, string>();
        foreach (WireMockMapping mapping in WireMockMapping.All.Where(static mapping => mapping.Operation != StubOperations.OnTheWay)) all.Add(mapping.Provider, mapping.Name);
        return all;
    }

    [WireMockTheory]
    [MemberData(nameof(Mappings))]
    public async Task An_operation_is_served_by_its_mapping_and_reads_it_as_expected(string provider, string name)
    {
        WireMockMapping mapping = WireMockMapping.Load(provider, name);

        StubResult result = await _stubs.MeetAsync(mapping);

        result.Unmatched.Should().BeEmpty("a request that no mapping describes is one that the provider does not document");
        result.Served.Should().Contain(mapping.Id, "a mapping that nothing meets proves nothing");
        Expectation.Differences(Expected(mapping, result), result.Told, "expect").Should().BeEmpty();
    }

    [WireMockFact]
    public async Task A_mapping_on_the_way_of_an_operation_is_met_by_one()
    {
        foreach (WireMockMapping mapping in WireMockMapping.All.Where(static mapping => mapping.Operation == StubOperations.OnTheWay))
        {
            bool isMet = false;
            foreach (WireMockMapping other in WireMockMapping.Of(mapping.Provider).Where(static other => other.Operation != StubOperations.OnTheWay).OrderByDescending(other => InCommon(mapping.Address, other.Address)))
            {
                isMet = (await _stubs.MeetAsync(other)).Served.Contains(mapping.Id);
                if (isMet) break;
            }

            isMet.Should().BeTrue("{0} is there for some operation", mapping);
        }
    }

    [WireMockFact]
    public async Task The_server_has_loaded_every_mapping() => (await wireMock.Admin.CountMappingsAsync()).Should().Be(WireMockMapping.All.Count());

    [WireMockTheory]
    [InlineData("AccessToken", "a-credential-that-no-mapping-has"), InlineData("SpaceId", "spc-other"), InlineData("Version", "caph.2025-06-20")]
    public async Task A_request_that_no_mapping_describes_is_seen(string option, string value)
    {
        WireMockMapping mapping = WireMockMapping.Load("monime", "v1-create-momo");
        mapping.Payouts["options"] = new JsonObject { [option] = value };

        StubResult result = await _stubs.MeetAsync(mapping);

        result.Served.Should().BeEmpty();
        result.Unmatched[0].Should().StartWith("POST /v1/payouts ");
    }

    // A create call is made once, whatever is answered, unless the answer is documented as without side effect.
    private static JsonObject Expected(WireMockMapping mapping, StubResult result)
    {
        JsonObject expected = mapping.Payouts["expect"]!.AsObject();
        if (mapping.Operation == "create" && !result.IsThrottled) expected["calls"] = 1;
        return expected;
    }

    private static int InCommon(string path, string other) => path.Zip(other).TakeWhile(static pair => pair.First == pair.Second).Count();
}
