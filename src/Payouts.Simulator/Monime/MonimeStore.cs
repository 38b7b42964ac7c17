using System.Globalization;

namespace Payouts.Simulator.Monime;

/// <summary>All Spaces behind one lock: handlers run one at a time, so concurrent requests with one key execute once and the rest are replays.</summary>
internal sealed class MonimeStore(SimulatorContext context, MonimeSimulatorOptions options, MonimeWebhooks webhooks)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<(string Environment, string Id), MonimeSpace> _spaces = [];
    private readonly MonimeSettlement _settlement = new(context, webhooks);
    private long _startingBalance = context.Options.StartingBalance;
    private long _payouts;
    private long _requests;

    public string NextRequestId() => string.Create(CultureInfo.InvariantCulture, $"req-{Interlocked.Increment(ref _requests):D6}");

    public MonimeAnswer Run(string environment, string spaceId, Func<MonimeSpace, DateTimeOffset, MonimeAnswer> handle)
    {
        lock (_gate)
        {
            DateTimeOffset now = context.Clock.GetUtcNow();
            _settlement.Advance(now);
            if (!_spaces.TryGetValue((environment, spaceId), out MonimeSpace? space))
            {
                space = new MonimeSpace(spaceId, _startingBalance, options.IdempotencyWindow);
                _spaces.Add((environment, spaceId), space);
            }

            return handle(space, now);
        }
    }

    /// <summary>Takes a new payout in, inside <see cref="Run"/>.</summary>
    public MonimePayout Accept(MonimeSpace space, MonimeCreateRequest request, MonimeAccount source, string idempotencyKey, DateTimeOffset now)
    {
        long sequence = ++_payouts;
        MonimePayout payout = new()
        {
            Sequence = sequence,
            Id = string.Create(CultureInfo.InvariantCulture, $"pyt-{sequence:D6}"),
            Space = space,
            AmountMinor = request.AmountMinor,
            Currency = request.Currency,
            Source = source,
            Destination = request.Destination,
            Metadata = request.Metadata,
            CreatedAt = now,
        };
        space.Add(payout);
        _settlement.Watch(payout);
        context.Ledger.Accept(new LedgerEntry
        {
            Provider = MonimeDefaults.ProviderName,
            PayoutId = payout.Id,
            Tenant = space.Id,
            Metadata = request.Metadata ?? new Dictionary<string, string>(StringComparer.Ordinal),
            AmountMinor = request.AmountMinor,
            Currency = request.Currency,
            Destination = request.Destination.Account,
            IdempotencyKey = idempotencyKey,
            AcceptedAt = now,
        });
        webhooks.Created(payout);
        return payout;
    }

    /// <summary>Takes a payout out before it is processed, inside <see cref="Run"/>.</summary>
    public void Cancel(MonimePayout payout, DateTimeOffset now)
    {
        payout.Space.Remove(payout);
        _settlement.Close(payout, LedgerState.Cancelled, now);
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
            _startingBalance = minorUnits ?? context.Options.StartingBalance;
            foreach (MonimeAccount account in _spaces.Values.SelectMany(space => space.Accounts))
                account.Available = _startingBalance;
        }
    }

    public void Reset()
    {
        lock (_gate)
        {
            _startingBalance = context.Options.StartingBalance;
            _spaces.Clear();
            _settlement.Clear();
            webhooks.Reset();
            _payouts = 0;
            Interlocked.Exchange(ref _requests, 0);
        }
    }
}
