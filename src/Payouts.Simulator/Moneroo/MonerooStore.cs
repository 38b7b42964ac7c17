namespace Payouts.Simulator.Moneroo;

/// <summary>Both environments behind one lock: handlers run one at a time.</summary>
internal sealed class MonerooStore(SimulatorContext context, MonerooSettlement settlement, MonerooWebhooks webhooks)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, MonerooApp> _apps = new(StringComparer.Ordinal);
    private long _startingBalance = context.Options.StartingBalance;
    private long _payouts;

    public MonerooAnswer Run(string environment, Func<MonerooApp, DateTimeOffset, MonerooAnswer> handle)
    {
        lock (_gate)
        {
            DateTimeOffset now = context.Clock.GetUtcNow();
            settlement.Advance(now);
            if (!_apps.TryGetValue(environment, out MonerooApp? app))
            {
                app = new MonerooApp(environment, _startingBalance);
                _apps.Add(environment, app);
            }

            return handle(app, now);
        }
    }

    /// <summary>Takes a new payout in, inside <see cref="Run"/>.</summary>
    /// <exception cref="MonerooRefusalException">422: the float does not cover it.</exception>
    public MonerooPayout Accept(MonerooApp app, MonerooCreateRequest request, DateTimeOffset now)
    {
        string currency = request.Method.Currency;
        long amountMinor = MonerooCurrencies.ToMinor(currency, request.Amount);
        app.Take(currency, amountMinor);
        long sequence = ++_payouts;
        MonerooPayout payout = new()
        {
            Sequence = sequence,
            Id = MonerooIds.Of("payout", sequence),
            App = app,
            Request = request,
            AmountMinor = amountMinor,
            CreatedAt = now,
        };
        app.Add(payout);
        settlement.Watch(payout);
        context.Ledger.Accept(new LedgerEntry
        {
            Provider = MonerooDefaults.ProviderName,
            PayoutId = payout.Id,
            Tenant = app.Environment,
            Metadata = MonerooMetadata.Texts(request.Metadata),
            AmountMinor = amountMinor,
            Currency = currency,
            Destination = request.Account,
            AcceptedAt = now,
        });
        webhooks.Initiated(payout);
        return payout;
    }

    public void Advance()
    {
        lock (_gate)
            settlement.Advance(context.Clock.GetUtcNow());
    }

    public void SetBalance(long? minorUnits)
    {
        lock (_gate)
        {
            settlement.Advance(context.Clock.GetUtcNow());
            _startingBalance = minorUnits ?? context.Options.StartingBalance;
            foreach (MonerooApp app in _apps.Values)
                app.SetBalance(_startingBalance);
        }
    }

    public void Reset()
    {
        lock (_gate)
        {
            _startingBalance = context.Options.StartingBalance;
            _apps.Clear();
            settlement.Clear();
            _payouts = 0;
        }
    }
}
