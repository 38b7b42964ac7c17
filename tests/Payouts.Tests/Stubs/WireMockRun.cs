namespace Payouts.Tests.Stubs;

/// <summary>The tests that share the one WireMock server of a run, one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class WireMockRun : ICollectionFixture<WireMockFixture>
{
    internal const string Name = "WireMock";
}
