using System.Globalization;
using Payouts.Journal;
using Payouts.Model.Protocol;
using Payouts.Providers;
using Payouts.Simulator;
using Payouts.Testing;

namespace Payouts.Model.Replay;

/// <summary>Plays the steps of a model's trace on the product: what happens around it happens as written, and what it does itself it may refuse to do. Holds the provider's ledger against what is told after each step, and at the end.</summary>
internal sealed class ProductReplay : IDisposable
{
    private const string Reference = "refund-4711";
    private const string Namespace = "default";

    private readonly ProviderTraits _provider;
    private readonly ReplayWeakness _weakness;
    private readonly PayoutSimulator _simulator;
    private readonly ReplayAccount _account;
    private readonly ReplayWorld _world;
    private readonly ReplayProcess[] _workers;
    private ReplayProcess _observer;
    private readonly Flight?[] _slots = new Flight?[2];
    private readonly List<string> _findings = [];
    private readonly List<string> _story = [];
    private bool _isAcknowledged;

    private ProductReplay(ProviderTraits provider, ReplayWeakness weakness, PayoutSimulator simulator, ManualClock clock)
    {
        (_provider, _weakness, _simulator) = (provider, weakness, simulator);
        _account = ReplayAccount.Of(provider);
        _world = new ReplayWorld(simulator, clock, _account) { AreKeysIgnored = weakness == ReplayWeakness.KeysIgnored };
        _workers = [Start(), Start()];
        _observer = Observe();
    }

    /// <summary>Plays a trace against a simulator of its own.</summary>
    /// <param name="provider">The kind of provider.</param>
    /// <param name="mistake">The broken rule of the model that the trace is of.</param>
    /// <param name="trace">The trace.</param>
    /// <param name="weakness">What of the product's surroundings is broken too.</param>
    public static async Task<ReplayReport> RunAsync(ProviderTraits provider, Mistake mistake, IReadOnlyList<Move> trace, ReplayWeakness weakness = ReplayWeakness.None)
    {
        var clock = new ManualClock();
        await using PayoutSimulator simulator = await PayoutSimulator.StartAsync(new PayoutSimulatorOptions { TimeProvider = clock });
        using var replay = new ProductReplay(provider, weakness, simulator, clock);
        await replay.PlayAsync(new PayoutProtocol(provider, mistake), trace);
        return new ReplayReport(replay._findings, replay._story);
    }

    public void Dispose() => _world.Dispose();

    private async Task PlayAsync(PayoutProtocol protocol, IReadOnlyList<Move> trace)
    {
        // The model goes along: it says which request of the script a body that leaves becomes.
        State state = State.Start(protocol.Bounds.Calls);
        foreach (Move move in trace)
        {
            var successors = new List<Successor>();
            protocol.Add(state, successors);
            State next = successors.First(successor => successor.Move == move).State;
            int slot = state.First.Step == RequestStep.None && next.First.Step != RequestStep.None ? 0 : 1;
            await PlayAsync(move, slot);
            state = next;
            await JudgeAsync(MoveText.Of(move));
        }

        await FinishAsync();
    }

    private async Task PlayAsync(Move move, int slot)
    {
        ReplayProcess worker = _workers[move.Who];
        Flight? flight = _slots[move.Who];
        switch (move.Kind)
        {
            case MoveKind.Call:
                string account = (await FindAsync())?.Status == PayoutStatus.Pending ? ReplayAccount.Spare : ReplayAccount.Main;
                await worker.BeginAsync((client, token) => client.CreateAsync(_account.Request(Reference, account), token));
                break;
            case MoveKind.Commit:
                await LetThroughAsync(worker, worker.Claim);
                break;
            case MoveKind.Leave:
                await LetThroughAsync(worker, worker.Claim);
                _slots[slot] = await LeaveAsync(worker, worker.Leave);
                break;
            case MoveKind.AbandonedLeaves:
                _slots[slot] = await LeaveAsync(_workers[0], _workers[0].Abandoned) ?? await LeaveAsync(_workers[1], _workers[1].Abandoned);
                break;
            case MoveKind.GiveUp:
                await LetThroughAsync(worker, worker.Claim);
                await worker.GiveUpAsync();
                break;
            case MoveKind.Arrive when flight is not null:
                await _world.ArriveAsync(flight);
                break;
            case MoveKind.Execute when flight is not null:
                await _world.ExecuteAsync(flight);
                break;
            case MoveKind.Refuse when flight is not null:
                _world.Refuse(flight);
                break;
            case MoveKind.Lose when flight is not null:
                flight.Lose();
                break;
            case MoveKind.Hear or MoveKind.HearNothing:
                await HearAsync(worker, isAnswered: move.Kind == MoveKind.Hear);
                break;
            case MoveKind.Crash:
                worker.Die();
                if (_weakness == ReplayWeakness.JournalForgets) Forget();
                _workers[move.Who] = Start();
                break;
            case MoveKind.SearchInVain:
                _world.DoesListLag = _provider.MayListLag;
                await worker.BeginAsync(static (client, token) => client.RefreshAsync(Reference, token));
                break;
            case MoveKind.ForgetKeys when _provider.MayForgetKeys:
                _world.ForgetKeys();
                break;
            case MoveKind.Find or MoveKind.Read:
                await _observer.BeginAsync(static (client, token) => client.RefreshAsync(Reference, token));
                break;
            case MoveKind.Webhook or MoveKind.LyingWebhook:
                await DeliverAsync(_simulator.Ledger.Entries is [{ } held, ..] ? held.PayoutId : "nowhere", isPaid: move.Kind == MoveKind.Webhook);
                break;
            case MoveKind.ForeignWebhook:
                await DeliverAsync(await PayElsewhereAsync(), isPaid: true);
                break;
            case MoveKind.Decide:
                PayoutDecision decision = Entries().Count > 0 ? PayoutDecision.Paid : PayoutDecision.NotPaid;
                await _observer.BeginAsync((client, token) => client.ResolveAsync(Reference, decision, "a person", "looked at the provider", token));
                break;
            case MoveKind.Cancel:
                await _observer.BeginAsync(static (client, token) => client.CancelAsync(Reference, token));
                break;
            case MoveKind.Tick:
                await PassAsync(_account.Tick);
                break;
            case MoveKind.Day:
                await PassAsync(TimeSpan.FromHours(25));
                break;

            // The product does these as part of the steps before and after them; what becomes of the money, and when keys are over, the simulator says as time passes.
            case MoveKind.Journal or MoveKind.BeginRepeat or MoveKind.LoseSender or MoveKind.Pay or MoveKind.ForgetKeys:
                break;
            default:
                if (flight is not null) throw new NotSupportedException(string.Create(CultureInfo.InvariantCulture, $"The move {move.Kind} is not played."));
                break;
        }
    }

    private ReplayProcess Observe() => new(_world, _world.Journal, _world.Clock, Namespace, isFree: true);

    private ReplayProcess Start() => new(_world, _world.Journal, new ManualClock(_world.Clock.UtcNow), Namespace);

    private void Forget()
    {
        _world.Journal = new InMemoryPayoutJournal(_world.Clock);
        (_workers[0], _workers[1], _observer) = (Start(), Start(), Observe());
    }

    private static async Task LetThroughAsync(ReplayProcess worker, Gate gate)
    {
        if (gate.Release()) await worker.SettleAsync();
    }

    private static async Task<Flight?> LeaveAsync(ReplayProcess worker, Gate gate)
    {
        int known = worker.Flights.Count;
        if (!gate.Release()) return null;
        await worker.SettleAsync();
        return worker.Flights.Count > known ? worker.Flights[^1] : null;
    }

    private async Task HearAsync(ReplayProcess worker, bool isAnswered)
    {
        foreach (Flight flight in worker.Flights.Where(static flight => flight.IsAwaited).ToArray())
        {
            if (isAnswered) await _world.ExecuteAsync(flight);
            if (isAnswered && flight.Answer is { } answer) flight.Hear(answer);
            else flight.HearNothing();
        }

        await worker.SettleAsync();
    }

    // A process that is suspended sees by its wall clock that time has passed; its timers have not run. What is on the way is executed in its time or never.
    private async Task PassAsync(TimeSpan time)
    {
        foreach (Flight flight in _world.Flights.Where(flight => _world.Clock.UtcNow + time >= flight.ClaimedAt + _account.Lease).ToArray()) await _world.ExecuteAsync(flight);
        _world.Clock.Advance(time);
        if (_weakness == ReplayWeakness.ClocksStandStill) return;
        foreach (ReplayProcess worker in _workers) worker.Clock.UtcNow = _world.Clock.UtcNow;
    }

    private async Task DeliverAsync(string payoutId, bool isPaid)
    {
        SignedWebhook webhook = _account.Sign(payoutId, isPaid, _world.Clock.UtcNow);
        var headers = webhook.Headers.ToDictionary(static header => header.Key, static header => header.Value, StringComparer.OrdinalIgnoreCase);
        await _observer.Client.Webhooks.ReceiveAsync(new WebhookDelivery { Account = ReplayAccount.Main, Body = webhook.Body, Headers = headers });
        await ReconcileAsync();
    }

    // Another application of the same account, with a journal of its own.
    private async Task<string> PayElsewhereAsync()
    {
        var other = new ReplayProcess(_world, new InMemoryPayoutJournal(_world.Clock), _world.Clock, "elsewhere", isFree: true);
        await other.BeginAsync((client, token) => client.CreateAsync(_account.Request(Reference), token));
        return ((Payout)other.Told.Single()).ProviderId!;
    }

    private Task ReconcileAsync() => _observer.BeginAsync(static async (client, token) =>
    {
        await client.Reconciler.RunOnceAsync(token);
        return (await client.GetAsync(Reference, token))!;
    });

    // The worst first: all that is held or on its way goes on. Then the weather clears, time passes, and the caller calls once more.
    private async Task FinishAsync()
    {
        foreach (ReplayProcess worker in _workers)
        {
            worker.OpenGates();
            await worker.SettleAsync();
        }

        foreach (Flight flight in _world.Flights.ToArray()) await _world.ExecuteAsync(flight);
        await JudgeAsync("all that was on its way is executed");
        _world.IsCalm = true;
        foreach (ReplayProcess worker in _workers) await HearAsync(worker, isAnswered: true);
        await JudgeAsync("all answers are heard");
        _world.DoesListLag = false;
        for (int round = 0; round < 8; round++)
        {
            await PassAsync(TimeSpan.FromMinutes(2 + (round * 20)));
            if (round == 4) await _observer.BeginAsync((client, token) => client.CreateAsync(_account.Request(Reference), token));
            await ReconcileAsync();
        }

        await JudgeAsync("time has passed");
        Payout? payout = await FindAsync();
        if (payout is { IsFinal: false } and not { NextStep.Kind: NextStepKind.AskPerson or NextStepKind.CallCreateAgain or NextStepKind.AwaitWebhook })
            _findings.Add($"Never settled: {payout.Status}, {payout.NextStep.Kind}");
    }

    private Task<Payout?> FindAsync() => _observer.Client.GetAsync(Reference);

    private List<LedgerEntry> Entries()
    {
        string handle = CorrelationHandle.Derive(Namespace, ReplayAccount.Main, Reference).Token, spare = CorrelationHandle.Derive(Namespace, ReplayAccount.Spare, Reference).Token;
        return [.. _simulator.Ledger.Entries.Where(entry => entry.Metadata.GetValueOrDefault("payouts_handle") is { } shown && (shown == handle || shown == spare))];
    }

    private async Task JudgeAsync(string step)
    {
        List<LedgerEntry> entries = Entries();
        bool isCommitted = entries.Exists(static entry => entry.State is LedgerState.Accepted or LedgerState.Completed);
        Payout? payout = await FindAsync();
        Violation violation = payout switch
        {
            _ when entries.Count > 1 => Violation.ExecutedTwice,
            null when _isAcknowledged || entries.Count > 0 => Violation.Lost,
            { Status: PayoutStatus.Failed or PayoutStatus.Cancelled } when isCommitted => Violation.FalselyNotExecuted,
            { Status: PayoutStatus.Created, NextStep.Kind: NextStepKind.CallCreateAgain } when isCommitted => Violation.FalselyNotExecuted,
            { Status: PayoutStatus.Succeeded } when entries.TrueForAll(static entry => entry.State != LedgerState.Completed) => Violation.FalselySucceeded,
            _ => Violation.None,
        };
        _isAcknowledged |= payout is not null;
        if (violation != Violation.None) _findings.Add($"{violation}, once: {step}");
        _story.Add(FormattableString.Invariant($"{step}: {payout?.Status.ToString() ?? "not journalled"}, {_world.Flights.Count(static flight => flight.Owner.Namespace == Namespace)} sent, {entries.Count} executed"));
    }
}
