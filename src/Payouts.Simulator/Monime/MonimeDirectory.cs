namespace Payouts.Simulator.Monime;

/// <summary>The providers of Sierra Leone that the simulated directory lists.</summary>
internal static class MonimeDirectory
{
    public static readonly IReadOnlyList<MonimeDirectoryEntry> All =
    [
        new("fpr-1", "momo", "m17", "m17", "Orange Money", CanPayTo: true),
        new("fpr-2", "momo", "m18", "m18", "Africell Money", CanPayTo: true),
        new("fpr-3", "momo", "m13", "m13", "QCell", CanPayTo: false),
        new("fpr-4", "bank", "slb001", "SLB0001", "Bank slb001", CanPayTo: true),
        new("fpr-5", "bank", "slb002", "SLB0002", "Bank slb002", CanPayTo: false),
        new("fpr-6", "bank", "slb004", "SLB0004", "Guarantee Trust Bank", CanPayTo: true),
        new("fpr-7", "bank", "slb007", "SLB0007", "Bank slb007", CanPayTo: true),
        new("fpr-8", "wallet", "dw001", "dw001", "SafulPay", CanPayTo: true),
    ];

    /// <summary>The enum of <c>destination.providerId</c> for each <c>destination.type</c> of caph.</summary>
    public static readonly IReadOnlyDictionary<string, string[]> PayoutProviders = All
        .Where(entry => entry.CanPayTo)
        .GroupBy(entry => entry.Type, StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => group.Select(entry => entry.ProviderId).ToArray(), StringComparer.Ordinal);

    public static MonimeDirectoryEntry? Find(string idOrCode) => All.FirstOrDefault(entry => entry.IsCalled(idOrCode));

    /// <summary>The kind of account behind a provider code; a code that the directory lacks is told by its letters.</summary>
    public static string TypeOfCode(string code) =>
        Find(code)?.Type
        ?? (code.StartsWith("slb", StringComparison.OrdinalIgnoreCase) ? "bank"
            : code.StartsWith('m') ? "momo"
            : "wallet");
}
