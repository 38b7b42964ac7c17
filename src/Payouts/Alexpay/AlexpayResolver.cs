using Payouts.Providers;

namespace Payouts.Alexpay;

/// <summary>Finds Alexpay's own ids of countries and banks, in directories that are kept for a while.</summary>
/// <remarks>Kept by base address and public key: the ids of one environment are not another's. What is missing is asked for once more, in case the directory grew.</remarks>
internal sealed class AlexpayResolver
{
    private const int NearestShown = 3;

    // A directory that was read this lately is not read again for something that it lacks.
    private static readonly TimeSpan Settled = TimeSpan.FromMinutes(1);

    // Ids that were right an hour ago are still right while Alexpay's directories are down.
    private static readonly TimeSpan StaleFor = TimeSpan.FromHours(24);

    private readonly string _account;
    private readonly AlexpayClient _client;
    private readonly Func<AlexpayOptions> _options;
    private readonly DirectoryCache<AlexpayCountries> _countries;
    private readonly DirectoryCache<AlexpayBanks> _banks;

    internal AlexpayResolver(string account, AlexpayClient client, Func<AlexpayOptions> options, TimeProvider time)
    {
        _account = account;
        _client = client;
        _options = options;
        TimeSpan lifetime = options().DirectoryLifetime;
        _countries = new DirectoryCache<AlexpayCountries>(time, lifetime, StaleFor);
        _banks = new DirectoryCache<AlexpayBanks>(time, lifetime, StaleFor);
    }

    /// <summary>The ids that the create call needs.</summary>
    /// <exception cref="PayoutValidationException">A directory has no such country or bank.</exception>
    /// <exception cref="PayoutProviderException">A directory could not be read.</exception>
    internal async Task<AlexpayTarget> ResolveAsync(PayoutRequest request, CancellationToken cancellationToken)
    {
        string country = AlexpayMethods.CountryOf(request.Destination) ?? throw new ArgumentException("The destination was not validated.", nameof(request));
        string countryId = await CountryIdAsync(request, country, cancellationToken).ConfigureAwait(false);
        return request.Destination is BankAccountDestination bank
            ? new AlexpayTarget(countryId, await BankIdAsync(request, country, bank.BankCode, cancellationToken).ConfigureAwait(false))
            : new AlexpayTarget(countryId);
    }

    /// <summary>The banks of a country.</summary>
    internal Task<AlexpayBanks> BanksAsync(string country, CancellationToken cancellationToken)
    {
        AlexpayOptions options = _options();
        return _banks.GetAsync(
            KeyOf(options, options.BanksPath, country),
            token => _client.ReadAsync("Reading the banks", AlexpayQueries.OfBanks(options, country), AlexpayDirectories.ReadBanks, token),
            cancellationToken);
    }

    private async Task<string> CountryIdAsync(PayoutRequest request, string code, CancellationToken cancellationToken)
    {
        AlexpayOptions options = _options();
        string key = KeyOf(options, options.CountriesPath);
        AlexpayCountries countries = await RenewIfMissingAsync(
            _countries, key, () => _countries.GetAsync(key, token => ReadCountriesAsync(options, token), cancellationToken), kept => kept.Of(code).Count > 0).ConfigureAwait(false);
        IReadOnlyList<AlexpayCountry> entries = countries.Of(code);
        string currency = request.Amount.Currency.Code;
        if (entries.FirstOrDefault(entry => entry.Currency is null || string.Equals(entry.Currency, currency, StringComparison.OrdinalIgnoreCase)) is { } country) return country.Id;
        throw Refuse(request, entries.Count == 0
            ? new("Destination.Country", $"Alexpay's directory does not list {code} for this account.", $"It lists: {countries.Codes}. Ask Alexpay to open the country, or choose another provider.")
            : new("Amount.Currency", $"Alexpay's directory does not pay {currency} in {code}.", $"It pays: {string.Join(", ", entries.Select(static entry => entry.Currency))}. Choose another provider."));
    }

    private async Task<string> BankIdAsync(PayoutRequest request, string country, string code, CancellationToken cancellationToken)
    {
        AlexpayOptions options = _options();
        AlexpayBanks banks = await RenewIfMissingAsync(
            _banks, KeyOf(options, options.BanksPath, country), () => BanksAsync(country, cancellationToken), kept => kept.Named(code).Count > 0).ConfigureAwait(false);
        IReadOnlyList<AlexpayBank> named = banks.Named(code);
        if (named is [{ } bank]) return bank.Id;
        throw Refuse(request, named.Count == 0
            ? new("Destination.BankCode", $"Alexpay's directory of {country} has no bank with this id or code.", $"The nearest: {Describe(banks, banks.Nearest(code, NearestShown))}. Give the code of the right one.")
            : new("Destination.BankCode", $"Alexpay's directory of {country} has several banks with this code.", $"Give the id of the right one: {Describe(banks, named)}."));
    }

    private async Task<AlexpayCountries> ReadCountriesAsync(AlexpayOptions options, CancellationToken cancellationToken)
    {
        try
        {
            return await _client.ReadPublicAsync("Reading the countries", options.CountriesPath, AlexpayDirectories.ReadCountries, cancellationToken).ConfigureAwait(false);
        }
        catch (PayoutProviderException)
        {
            if (await TryReadWalletsAsync(options, cancellationToken).ConfigureAwait(false) is { } countries) return countries;
            throw;
        }
    }

    private async Task<AlexpayCountries?> TryReadWalletsAsync(AlexpayOptions options, CancellationToken cancellationToken)
    {
        try
        {
            return await _client.ReadAsync(
                "Reading the wallets", AlexpayQueries.Wallets, root => AlexpayDirectories.ReadCountriesOfWallets(root, options.Environment), cancellationToken).ConfigureAwait(false);
        }
        catch (PayoutProviderException)
        {
            // The countries are what failed; that the wallets cannot stand in for them is nothing the caller can mend.
            return null;
        }
    }

    private async Task<T> RenewIfMissingAsync<T>(DirectoryCache<T> cache, string key, Func<Task<T>> get, Func<T, bool> has)
        where T : class
    {
        T kept = await get().ConfigureAwait(false);
        if (has(kept) || !cache.Forget(key, Settled)) return kept;
        T renewed = await get().ConfigureAwait(false);

        // An old directory that could not be renewed stands in for what it has; what it lacks may have come since.
        return ReferenceEquals(renewed, kept)
            ? throw new PayoutProviderException($"Alexpay's directory at '{_account}' lacks what this payout names and could not be renewed. Try again later.")
            {
                Provider = _account,
                Category = PayoutFailureCategory.Unreachable,
            }
            : renewed;
    }

    private PayoutValidationException Refuse(PayoutRequest request, PayoutProblem problem) => new([problem]) { Reference = request.Reference, Provider = _account };

    private static string Describe(AlexpayBanks banks, IEnumerable<AlexpayBank> some) =>
        string.Join(", ", some.Select(bank => $"{bank.Name} ({banks.CodeOf(bank)})")) is { Length: > 0 } text ? text : "none";

    private static string KeyOf(AlexpayOptions options, params ReadOnlySpan<string?> parts) => string.Join('\n', [options.BaseAddress!.AbsoluteUri, options.PublicKey, .. parts]);
}
