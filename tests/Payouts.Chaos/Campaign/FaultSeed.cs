using System.Globalization;
using Payouts.Chaos.Crashpoints;
using Payouts.Chaos.Parent;
using Payouts.Journal;
using Payouts.Providers;
using Payouts.Simulator;
using Payouts.Testing;

namespace Payouts.Chaos.Campaign;

/// <summary>One run of a campaign: payouts, callers, faults, webhooks, restarts and the passing of time, all drawn by one seed; then calm, and the provider's ledger is held against what was said.</summary>
internal sealed class FaultSeed(int seed, PayoutSimulator simulator, CampaignReceiver receiver, ManualClock clock, Findings findings, Sabotage sabotage = Sabotage.None) : IDisposable
{
    private const int Steps = 24;

    private static readonly TimeSpan Reply = TimeSpan.FromMilliseconds(5);

    private readonly Random _random = new(seed);
    private readonly HeardLogs _logs = new();
    private InMemoryPayoutJournal _journal = new(clock);
    private readonly Dictionary<string, PayoutRequest> _requests = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DateTimeOffset> _acknowledged = new(StringComparer.Ordinal);
    private bool _hasList;
    private CampaignClient _client = null!;
    private bool _isTold;

    public int Payouts => _requests.Count;

    /// <summary>The status that each payout ended with.</summary>
    public List<PayoutStatus> Ends { get; } = [];

    public void Dispose() => _logs.Dispose();

    public async Task RunAsync()
    {
        simulator.Reset();
        receiver.Clear();
        _hasList = _random.Next(2) == 0;
        bool takesWebhooks = _random.Next(2) == 0;
        var events = new HeardEvents(new Random(seed));
        CampaignClient Start() => new(seed, _hasList, takesWebhooks, simulator, receiver.Address, clock, _journal, events, _logs, sabotage);
        foreach (string account in Enumerable.Range(0, 1 + _random.Next(3)).Select(_ => new[] { "monime", "moneroo", "alexpay" }[_random.Next(3)]).ToArray())
        {
            string reference = string.Create(CultureInfo.InvariantCulture, $"refund-{_requests.Count}");
            _requests.Add(reference, Account.Of(account).RequestThrough(reference, account));
        }

        _client = Start();
        try
        {
            simulator.Play(FaultPlan.Of(seed));
            for (int step = 0; step < Steps; step++)
            {
                if (_random.Next(12) == 0)
                {
                    await _client.DisposeAsync();
                    if (sabotage == Sabotage.JournalForgets) _journal = new InMemoryPayoutJournal(clock);
                    _client = Start();
                }

                await StepAsync(takesWebhooks);
            }

            await SettleAsync(takesWebhooks);
            await JudgeAsync(events);
        }
        finally
        {
            await _client.DisposeAsync();
        }
    }

    private async Task StepAsync(bool takesWebhooks)
    {
        string reference = _requests.Keys.ElementAt(_random.Next(_requests.Count));
        switch (_random.Next(10))
        {
            case 0 or 1 or 2:
                await Task.WhenAll(Enumerable.Range(0, 1 + _random.Next(3)).Select(_ => TryAsync(() => CreateAsync(reference))));
                break;
            case 3:
                await TryAsync(() => _client.Payouts.RefreshAsync(reference));
                break;
            case 4 when _random.Next(3) == 0:
                await TryAsync(() => _client.Payouts.CancelAsync(reference));
                break;
            case 5 when takesWebhooks:
                await TakeAsync();
                if (_random.Next(2) == 0) await TryAsync(DeliverAsync);
                break;
            case 6:
                simulator.Play(FaultPlan.Turn(_random));
                break;
            case 7 or 8:
                clock.Advance(TimeSpan.FromSeconds(Math.Pow(10, _random.NextDouble() * 4)));
                break;
            default:
                await TryAsync(() => _client.Payouts.Reconciler.RunOnceAsync());
                break;
        }
    }

    private async Task<Payout> CreateAsync(string reference)
    {
        Payout payout = await _client.Payouts.CreateAsync(_requests[reference]);
        lock (_acknowledged) _acknowledged.TryAdd(reference, payout.CreatedAt);
        return payout;
    }

    // All that the provider has sent by now: late, twice, shuffled, forged, aged, or never.
    private async Task TakeAsync()
    {
        await simulator.DeliverWebhooksAsync();
        while (receiver.Next() is { } delivery)
        {
            bool isGenuine = WebhookTruth.IsGenuine(delivery, clock.GetUtcNow());
            WebhookResult? result = await TryAsync(() => _client.Payouts.Webhooks.ReceiveAsync(delivery));
            if (result is { IsGenuine: true } && !isGenuine && delivery.Token is null) findings.Add(Finding.Lost, Text($"A {result.Verdict} delivery to {delivery.Account} is forged or too old."));
        }
    }

    // Of a payout that the provider holds, or of one that it does not; now and then by somebody who has to guess the secret, or twice.
    private async Task<WebhookResult> DeliverAsync()
    {
        LedgerEntry[] held = [.. simulator.Ledger.Entries];
        LedgerEntry? about = held.Length == 0 || _random.Next(6) == 0 ? null : held[_random.Next(held.Length)];
        bool isForged = _random.Next(4) == 0;
        string id = about?.PayoutId ?? "nowhere", provider = about?.Provider ?? "moneroo";
        SignedWebhook webhook = provider switch
        {
            "moneroo" => new MonerooWebhook { PayoutId = id, Secret = isForged ? "guessed" : CampaignClient.MonerooSecret, Event = _random.Next(2) == 0 ? "payout.success" : "payout.failed" }.Sign(),
            "monime" => new MonimeWebhook { PayoutId = id, Secret = isForged ? "guessed" : CampaignClient.MonimeSecret, At = clock.GetUtcNow(), Event = _random.Next(2) == 0 ? "payout.completed" : "payout.failed" }.Sign(),
            _ => new AlexpayWebhook { PayoutId = id, Secret = isForged ? "guessed" : CampaignClient.AlexpaySecret, At = clock.GetUtcNow() }.Sign(),
        };
        var delivery = new WebhookDelivery { Account = provider, Body = webhook.Body, Headers = webhook.Headers.ToDictionary(static header => header.Key, static header => header.Value, StringComparer.OrdinalIgnoreCase) };
        WebhookResult result = await _client.Payouts.Webhooks.ReceiveAsync(delivery);
        if (isForged && result.IsGenuine) findings.Add(Finding.Lost, Text("A forged delivery was believed."));
        return _random.Next(3) == 0 ? await _client.Payouts.Webhooks.ReceiveAsync(delivery) : result;
    }

    // The weather clears: no faults any more, and everything that is open ends well. What nobody ever sent is called again by its caller.
    private async Task SettleAsync(bool takesWebhooks)
    {
        simulator.Calm();
        for (int round = 0; round < 40; round++)
        {
            if (round == 10)
            {
                // Before anybody calls again: what was acknowledged is there.
                foreach (string reference in _acknowledged.Keys)
                {
                    if (await TryAsync(() => _client.Payouts.GetAsync(reference)) is null) findings.Add(Finding.Lost, Text($"{reference} was acknowledged, and is not journalled any more"));
                }

                foreach (string reference in _requests.Keys) await TryAsync(() => CreateAsync(reference));
            }

            if (round == 20 && takesWebhooks)
            {
                await TakeAsync();
                foreach (LedgerEntry _ in simulator.Ledger.Entries) await TryAsync(DeliverAsync);
            }

            // Whoever was paid may have given the money back since.
            if (round == 30)
            {
                foreach (string reference in _requests.Keys) await TryAsync(() => _client.Payouts.RefreshAsync(reference));
            }

            for (int part = 0; part < 5 && await TryAsync(() => _client.Payouts.Reconciler.RunOnceAsync()) is { HasMore: true }; part++)
            {
            }

            clock.Advance(TimeSpan.FromMinutes(5 + (round * 2)));
        }
    }

    private async Task JudgeAsync(HeardEvents events)
    {
        var judgement = new PayoutJudgement(findings, _ => Again());
        var handles = new HashSet<string>(StringComparer.Ordinal);
        foreach ((string reference, PayoutRequest request) in _requests)
        {
            string handle = CorrelationHandle.Derive(FormattableString.Invariant($"seed-{seed}"), request.Provider!, reference).Token;
            handles.Add(handle);
            LedgerEntry[] entries = [.. simulator.Ledger.Entries.Where(entry => entry.Metadata.GetValueOrDefault("payouts_handle") == handle)];
            Payout? payout = await _client.Payouts.GetAsync(reference);

            // Cancelled, and the answer was lost: the provider holds it no longer, and only a person can say why.
            bool isGone = payout is { Status: PayoutStatus.Pending, NextStep.Kind: NextStepKind.AskPerson } && entries.Any(static entry => entry.State == LedgerState.Cancelled);

            // Only where the library has no way of its own to find it out.
            bool canFindOut = request.Provider == "monime" || (request.Provider == "alexpay" && _hasList && entries.Length > 0);
            bool isLeft = isGone || (payout is { Status: PayoutStatus.Unknown, NextStep.Kind: NextStepKind.AskPerson } && !canFindOut);
            judgement.Judge(request, payout, entries, _acknowledged.ContainsKey(reference), isLeft, events.All.Where(happened => happened.Reference == reference));
            if (payout is null) continue;
            if (_acknowledged.TryGetValue(reference, out DateTimeOffset madeAt) && madeAt != payout.CreatedAt) findings.Add(Finding.Lost, Text($"{reference} was acknowledged, and is another record now"));
            Ends.Add(payout.Status);
            _logs.Add($"{payout} {payout.NextStep} {payout.Failure} {string.Join(' ', payout.Timeline.Select(static entry => $"{entry} {entry.Description} {entry.RequestId}"))}");
        }

        foreach (LedgerEntry entry in simulator.Ledger.Entries.Where(entry => !handles.Contains(entry.Metadata.GetValueOrDefault("payouts_handle", ""))))
            findings.Add(Finding.Lost, Text($"{entry} is explained by no payout"));
        foreach (PayoutEvent told in events.All) _logs.Add(told.Description);

        foreach (string text in _logs.Texts) judgement.JudgeText("", text);
    }

    // Waits for work, moving the clock whenever it waits for a short pause; what it throws is for its caller to know, and is searched for what it must not hold.
    private async Task<T?> TryAsync<T>(Func<Task<T>> work)
    {
        using var done = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        Task<T> running = work();
        while (true)
        {
            Task pause = clock.WaitForTimerAsync(TimeSpan.FromSeconds(5), done.Token), held = simulator.Faults.WhenHeldAsync(done.Token);
            if (await Task.WhenAny(running, pause, held) == running) break;
            if (done.IsCancellationRequested) throw new TimeoutException(Text("A call waits for ever."));
            if (pause.IsCompleted)
            {
                clock.Advance(TimeSpan.FromMilliseconds(500));
            }
            else if (await Task.WhenAny(running, Task.Delay(Reply, TimeProvider.System, done.Token)) != running)
            {
                // The provider is slow; what else is under way has had the time that an answer takes.
                clock.Advance(TimeSpan.FromSeconds(10));
            }
        }

        await done.CancelAsync();
        try
        {
            return await running;
        }
        catch (PayoutException error)
        {
            _logs.Add($"{error} {error.Data.Count}");
            return default;
        }
    }

    // The scenario is told once, with the first finding.
    private string Again()
    {
        string again = string.Create(CultureInfo.InvariantCulture, $"again with: faults --seeds 1 --from {seed}");
        if (_isTold || sabotage != Sabotage.None) return again;
        _isTold = true;
        return $"{again}{Environment.NewLine}{FaultPlan.Told(simulator)}";
    }

    private string Text(string what) => $"{what}; {Again()}";
}
