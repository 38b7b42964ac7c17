using Microsoft.Extensions.Options;
using Payouts.Validation;

namespace Payouts.Providers;

/// <summary>Every registered account, and the choice among them.</summary>
internal sealed class ProviderAccounts
{
    private readonly Dictionary<string, ProviderAccount> _accounts;
    private readonly ProviderAccount? _only;

    internal ProviderAccounts(IEnumerable<ProviderAccount> accounts)
    {
        _accounts = accounts.ToDictionary(static account => account.Name, StringComparer.Ordinal);
        _only = _accounts.Count == 1 ? _accounts.Values.First() : null;
    }

    /// <summary>Every account.</summary>
    internal IReadOnlyCollection<ProviderAccount> All => _accounts.Values;

    /// <summary>The account of a name, or <c>null</c> when it is not registered.</summary>
    internal ProviderAccount? Find(string name) => _accounts.GetValueOrDefault(name);

    /// <summary>The account of a journalled payout.</summary>
    /// <exception cref="PayoutStateException">It is not registered any more.</exception>
    internal ProviderAccount Get(string name) => _accounts.TryGetValue(name, out ProviderAccount? account)
        ? account
        : throw new PayoutStateException($"The payout goes through the account '{name}', which is not registered: register it under this name again. Registered: {Names()}.")
        {
            Provider = name,
            Category = PayoutFailureCategory.Configuration,
        };

    /// <summary>What an account's provider can do, or <c>null</c> when it is not registered or its settings are invalid: the journal is read all the same.</summary>
    internal ProviderCapabilities? CapabilitiesOf(string name)
    {
        try
        {
            return _accounts.GetValueOrDefault(name)?.Capabilities;
        }
        catch (OptionsValidationException)
        {
            return null;
        }
    }

    /// <summary>The account a request goes through, or <c>null</c> with the problem noted.</summary>
    internal ProviderAccount? Choose(PayoutRequest request, ICollection<PayoutProblem> problems)
    {
        if (request.Provider is { } name)
        {
            if (_accounts.TryGetValue(name, out ProviderAccount? named)) return named;
            problems.Add(new("Provider", "No provider account is registered under this name.", $"Use one of: {Names()}."));
            return null;
        }

        if (_only is not null) return _only;
        return request.Destination is null ? null : ChooseFitting(request, problems);
    }

    private ProviderAccount? ChooseFitting(PayoutRequest request, ICollection<PayoutProblem> problems)
    {
        List<ProviderAccount> fitting = [.. _accounts.Values.Where(account => CapabilityRules.Serves(request, account.Capabilities))];
        if (fitting.Count == 1) return fitting[0];
        problems.Add(fitting.Count == 0
            ? new("Provider", "No registered account serves this destination in this currency.", $"Check country, channel and currency, or register a provider that serves it. Registered: {Names()}.")
            : new("Provider", "Several registered accounts serve this payout.", $"Name one of: {string.Join(", ", fitting.Select(static account => account.Name))}."));
        return null;
    }

    private string Names() => _accounts.Count == 0 ? "none" : string.Join(", ", _accounts.Keys.Order(StringComparer.Ordinal));
}
