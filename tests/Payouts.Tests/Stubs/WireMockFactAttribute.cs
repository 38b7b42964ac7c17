namespace Payouts.Tests.Stubs;

/// <summary>A test that needs the real WireMock server.</summary>
internal sealed class WireMockFactAttribute : FactAttribute
{
    public WireMockFactAttribute() => Skip = WireMockRequirement.Skip;
}
