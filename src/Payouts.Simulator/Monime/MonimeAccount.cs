namespace Payouts.Simulator.Monime;

/// <summary>A financial account of a Space.</summary>
internal sealed class MonimeAccount
{
    public required string Id { get; init; }

    public required string Uvan { get; init; }

    public required string Name { get; init; }

    public required string Currency { get; init; }

    /// <summary>Minor units.</summary>
    public required long Available { get; set; }

    /// <summary>The accounts that each Space has; the first of a currency is its default.</summary>
    public static IReadOnlyList<MonimeAccount> Open(long balance) =>
    [
        new() { Id = MonimeDefaults.MainAccountId, Uvan = "SL00000000000001", Name = "Main", Currency = "SLE", Available = balance },
        new() { Id = MonimeDefaults.DollarAccountId, Uvan = "SL00000000000002", Name = "Dollars", Currency = "USD", Available = balance },
    ];
}
