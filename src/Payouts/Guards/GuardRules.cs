using System.Globalization;
using Payouts.Providers;

namespace Payouts.Guards;

/// <summary>Checks the guards' settings at start: a guard that guards nothing because of a misspelt name is worse than none.</summary>
internal static class GuardRules
{
    internal static void Check(string path, GuardOptions guards, IReadOnlyCollection<string> accounts, ICollection<string> failures)
    {
        OptionRules.CheckRange($"{path}:{nameof(guards.DuplicateWindow)}", guards.DuplicateWindow, TimeSpan.Zero, TimeSpan.FromDays(31), failures);
        if (!Enum.IsDefined(guards.Duplicates)) failures.Add($"{path}:{nameof(guards.Duplicates)} is {string.Join(" or ", Enum.GetNames<DuplicateRule>())}.");
        foreach (string provider in guards.PausedProviders) CheckAccount($"{path}:{nameof(guards.PausedProviders)}", provider, accounts, failures);
        for (int index = 0; index < guards.Caps.Count; index++) CheckCap(At(path, nameof(guards.Caps), index), guards.Caps[index], accounts, failures);
        for (int index = 0; index < guards.Risks.Count; index++) CheckRisk(At(path, nameof(guards.Risks), index), guards.Risks[index], accounts, failures);
        foreach (IGrouping<(string?, string), PayoutCap> same in guards.Caps.GroupBy(static cap => (cap.Provider, cap.Currency.ToUpperInvariant())).Where(static caps => caps.Count() > 1))
            failures.Add($"{path}:{nameof(guards.Caps)} has several entries of {same.Key.Item1 ?? "all accounts"} and {same.Key.Item2}: put their limits into one.");
    }

    private static void CheckCap(string path, PayoutCap cap, IReadOnlyCollection<string> accounts, ICollection<string> failures)
    {
        CheckAccount($"{path}:{nameof(cap.Provider)}", cap.Provider, accounts, failures);
        CheckCurrency($"{path}:{nameof(cap.Currency)}", cap.Currency, failures);
        if (cap is { PerPayout: null, PerDestinationAndDay: null, PerDay: null })
            failures.Add($"{path} limits nothing: set {nameof(cap.PerPayout)}, {nameof(cap.PerDestinationAndDay)} or {nameof(cap.PerDay)}.");
        CheckAmount($"{path}:{nameof(cap.PerPayout)}", cap.PerPayout, failures);
        CheckAmount($"{path}:{nameof(cap.PerDestinationAndDay)}", cap.PerDestinationAndDay, failures);
        CheckAmount($"{path}:{nameof(cap.PerDay)}", cap.PerDay, failures);
    }

    private static void CheckRisk(string path, RiskLimit risk, IReadOnlyCollection<string> accounts, ICollection<string> failures)
    {
        CheckAccount($"{path}:{nameof(risk.Provider)}", risk.Provider, accounts, failures);
        if (risk is { Count: null, Amount: null }) failures.Add($"{path} limits nothing: set {nameof(risk.Count)}, or {nameof(risk.Amount)} and {nameof(risk.Currency)}.");
        if (risk.Count < 0) failures.Add(string.Create(CultureInfo.InvariantCulture, $"{path}:{nameof(risk.Count)} is at least 0; it is {risk.Count}."));
        CheckAmount($"{path}:{nameof(risk.Amount)}", risk.Amount, failures);
        if (risk.Amount is not null || risk.Currency is not null) CheckCurrency($"{path}:{nameof(risk.Currency)}", risk.Currency, failures);
    }

    private static void CheckAccount(string path, string? name, IReadOnlyCollection<string> accounts, ICollection<string> failures)
    {
        if (name is not null && !accounts.Contains(name, StringComparer.Ordinal))
            failures.Add($"{path} names an account that is not registered: '{name}'. Registered: {string.Join(", ", accounts.Order(StringComparer.Ordinal))}.");
    }

    private static void CheckCurrency(string path, string? code, ICollection<string> failures)
    {
        if (!Currency.TryFromCode(code, out _)) failures.Add($"{path} is a three-letter code of ISO 4217, such as XOF; it is '{code}'.");
    }

    private static void CheckAmount(string path, decimal? amount, ICollection<string> failures)
    {
        if (amount is { } given && GuardKeys.UnitsOf(given) is null)
            failures.Add(string.Create(CultureInfo.InvariantCulture, $"{path} is an amount in major units of at least 0 with at most four decimals; it is {given}."));
    }

    private static string At(string path, string list, int index) => string.Create(CultureInfo.InvariantCulture, $"{path}:{list}:{index}");
}
