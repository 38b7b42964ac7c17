namespace Payouts.Simulator.Alexpay;

/// <summary>Both environments behind one lock; there are no keys, so every accepted request is a payout of its own.</summary>
internal sealed class AlexpayStore(SimulatorContext context, AlexpaySimulatorOptions options, AlexpayWebhooks webhooks)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, AlexpayEnvironment> _environments = new(StringComparer.Ordinal);
    private readonly AlexpaySettlement _settlement = new(context, options, webhooks);
    private long? _changedBalance;
    private long _payouts;

    private long StartingBalance => _changedBalance ?? options.WalletBalance ?? context.Options.StartingBalance;

    public AlexpayAnswer Run(string environmentName, Func<AlexpayEnvironment, DateTimeOffset, AlexpayAnswer> handle)
    {
        lock (_gate)
        {
            DateTimeOffset now = context.Clock.GetUtcNow();
            _settlement.Advance(now);
            if (!_environments.TryGetValue(environmentName, out AlexpayEnvironment? environment))
            {
                environment = new AlexpayEnvironment(environmentName, StartingBalance);
                _environments.Add(environmentName, environment);
            }

            return handle(environment, now);
        }
    }

    /// <summary>Takes a new payout in and debits its wallet, inside <see cref="Run"/>.</summary>
    /// <exception cref="AlexpayRefusalException">The wallet does not cover amount and charge.</exception>
    public AlexpayPayout Accept(AlexpayEnvironment environment, AlexpayCreateRequest request, DateTimeOffset now)
    {
        long sequence = _payouts + 1;
        string id = AlexpayIds.Uuid(environment.Name, "payout", sequence);
        string reference = AlexpayIds.Reference(environment.Name, sequence);
        AlexpayPayout payout = new()
        {
            Sequence = sequence,
            Id = id,
            Reference = reference,
            LedgerId = options.CreateIds == AlexpayCreateIds.Reference ? reference : id,
            Environment = environment.Name,
            Request = request,
            Wallet = environment.WalletOf(request.Country),
            Charge = options.Charge,
            CreatedAt = now,
        };
        if (payout.Wallet.Balance < payout.CostMinor)
            throw AlexpayRefusalException.Declined("INSUFFICIENT_FUNDS");
        payout.Wallet.Balance -= payout.CostMinor;
        payout.Wallet.UpdatedAt = now + context.Skew;
        _payouts = sequence;
        environment.Add(payout);
        _settlement.Watch(payout);
        context.Ledger.Accept(EntryOf(payout));
        webhooks.Accepted(payout);
        return payout;
    }

    public void Advance()
    {
        lock (_gate)
            _settlement.Advance(context.Clock.GetUtcNow());
    }

    public void SetBalance(long? minorUnits)
    {
        lock (_gate)
        {
            _settlement.Advance(context.Clock.GetUtcNow());
            _changedBalance = minorUnits;
            foreach (AlexpayWallet wallet in _environments.Values.SelectMany(environment => environment.Wallets))
                wallet.Balance = StartingBalance;
        }
    }

    public void Reset()
    {
        lock (_gate)
        {
            _changedBalance = null;
            _environments.Clear();
            _settlement.Clear();
            webhooks.Reset();
            _payouts = 0;
        }
    }

    private static LedgerEntry EntryOf(AlexpayPayout payout) => new()
    {
        Provider = AlexpayDefaults.ProviderName,
        PayoutId = payout.LedgerId,
        Tenant = AlexpayDefaults.BusinessId,
        Metadata = AlexpayNarration.Entries(payout.Request.Narration),
        AmountMinor = payout.Request.Amount * 100,
        Currency = payout.Request.Country.Currency,
        Destination = payout.Request.Destination.Account,
        AcceptedAt = payout.CreatedAt,
    };
}
