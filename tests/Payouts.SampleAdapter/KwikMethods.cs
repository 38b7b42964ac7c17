using System.Collections.Frozen;
using Payouts;

namespace Kwik;

/// <summary>Kwik's names of the networks of Senegal.</summary>
internal static class KwikMethods
{
    private static readonly FrozenDictionary<string, string> Operators = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["orange"] = "ORANGE_SN",
        ["wave"] = "WAVE_SN",
        ["freemoney"] = "FREE_SN",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    internal static string KnownNetworks { get; } = string.Join(", ", Operators.Keys.Order(StringComparer.Ordinal));

    internal static string? OperatorOf(MobileMoneyDestination destination) =>
        destination.Network is { } network ? Operators.GetValueOrDefault(network.Code) : null;
}
