namespace Payouts.Tests.Stubs;

/// <summary>A theory that needs the real WireMock server.</summary>
internal sealed class WireMockTheoryAttribute : TheoryAttribute
{
    public WireMockTheoryAttribute() => Skip = WireMockRequirement.Skip;
}
