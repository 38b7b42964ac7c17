using Microsoft.AspNetCore.Routing;

namespace Payouts.Simulator;

/// <summary>One provider's API, with all of its state; a folder each.</summary>
internal interface ISimulatedProvider
{
    /// <summary>The lower-case name, which is also the path below which the provider's real paths live.</summary>
    string Name { get; }

    /// <summary>One line for a person who wants to send the first request.</summary>
    string Summary { get; }

    /// <summary>The destinations that have an outcome of their own from the start.</summary>
    IReadOnlyDictionary<string, SimulatedOutcome> MagicDestinations { get; }

    /// <summary>Maps the provider's paths, given as the provider documents them.</summary>
    void Map(IEndpointRouteBuilder endpoints);

    /// <summary>Brings every payout up to the clock's present instant.</summary>
    void Advance();

    /// <summary>Sets what every account holds, and what accounts that are yet to be opened will hold, in minor units; null for what they held at the start.</summary>
    void SetBalance(long? minorUnits);

    /// <summary>The path templates below the provider that tell of methods, banks and countries.</summary>
    IReadOnlyList<string> DirectoryTemplates { get; }

    /// <summary>Forgets all state.</summary>
    void Reset();
}
