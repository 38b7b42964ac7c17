namespace Payouts.Alexpay;

/// <summary>A mobile network that the platform's pages list for a country.</summary>
/// <param name="Country">ISO 3166-1 alpha-2.</param>
/// <param name="Network">The network.</param>
/// <param name="Name">The name to show.</param>
/// <param name="Former">The name it had before, where callers still use it.</param>
internal sealed record AlexpayNetwork(string Country, MobileNetwork Network, string Name, MobileNetwork? Former = null)
{
    internal bool IsNamed(MobileNetwork network) => network.Equals(Network) || network.Equals(Former);
}
