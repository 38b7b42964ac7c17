using Payouts.Tests.Support;

namespace Payouts.Tests.Alexpay.Support;

/// <summary>The documented bodies by what they answer.</summary>
internal static class AlexpayBodies
{
    public static IEnumerable<string> Creates => WireMockMapping.Of("alexpay").Where(static mapping => mapping.Operation == "create").Select(static mapping => mapping.Body);
}
