namespace Payouts.Simulator.Monime;

/// <summary>What differs between the two published APIs, apart from the bodies.</summary>
internal sealed record MonimeGeneration
{
    /// <summary>caph.2025-06-20 and caph.2025-08-23.</summary>
    public static readonly MonimeGeneration Caph = new()
    {
        Prefix = "/v1",
        Versions = ["caph.2025-08-23", "caph.2025-06-20"],
        ClosedObjects = true,
        SpaceIdLength = 64,
        MetadataEntries = 64,
        CursorLength = 2000,
    };

    /// <summary>2024-08-01, without a prefix or a version header.</summary>
    public static readonly MonimeGeneration Dated = new()
    {
        Prefix = "",
        Versions = [],
        ClosedObjects = false,
        SpaceIdLength = 100,
        MetadataEntries = 100,
        CursorLength = 100,
    };

    public required string Prefix { get; init; }

    /// <summary>The values of <c>Monime-Version</c>; empty where the header means nothing.</summary>
    public required string[] Versions { get; init; }

    public required bool ClosedObjects { get; init; }

    public required int SpaceIdLength { get; init; }

    public required int MetadataEntries { get; init; }

    public required int CursorLength { get; init; }

    public bool IsCaph => ReferenceEquals(this, Caph);
}
