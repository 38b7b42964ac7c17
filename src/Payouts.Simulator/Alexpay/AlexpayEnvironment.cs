namespace Payouts.Simulator.Alexpay;

/// <summary>The directory, wallets and payouts of one environment.</summary>
internal sealed class AlexpayEnvironment
{
    private readonly List<AlexpayPayout> _payouts = [];
    private readonly Dictionary<string, AlexpayPayout> _byId = new(StringComparer.Ordinal);
    private readonly Dictionary<string, AlexpayPayout> _byReference = new(StringComparer.Ordinal);
    private long _secrets;

    public AlexpayEnvironment(string name, long startingBalance)
    {
        Name = name;
        Directory = new AlexpayDirectory(name);
        Wallets = [.. Directory.Countries.Select(country => new AlexpayWallet
        {
            Id = AlexpayIds.Uuid(name, "wallet", country.Code),
            Country = country,
            Balance = startingBalance,
        })];
    }

    public string Name { get; }

    public AlexpayDirectory Directory { get; }

    public IReadOnlyList<AlexpayWallet> Wallets { get; }

    /// <summary>The payouts, oldest first.</summary>
    public IReadOnlyList<AlexpayPayout> Payouts => _payouts;

    public void Add(AlexpayPayout payout)
    {
        _payouts.Add(payout);
        _byId.Add(payout.Id, payout);
        _byReference.Add(payout.Reference, payout);
    }

    public AlexpayPayout? ById(string id) => _byId.GetValueOrDefault(id);

    public AlexpayPayout? ByReference(string reference) => _byReference.GetValueOrDefault(reference);

    public AlexpayWallet WalletOf(AlexpayCountry country) => Wallets.Single(wallet => wallet.Country == country);

    /// <summary>A webhook secret that no call was given before.</summary>
    public string NextSecret() => AlexpayIds.Secret(Name, ++_secrets);
}
