using System.Globalization;
using Payouts.Chaos.Child;
using Payouts.Chaos.Journals;
using Payouts.Chaos.Parent;
using Payouts.Simulator;

namespace Payouts.Chaos.Crashpoints;

/// <summary>One payout over the lives of several processes, with a journal and a simulator of its own; and the judgement on it.</summary>
internal sealed class Chain : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(250);
    private static readonly HttpClient Browser = new(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.Zero });

    private readonly Account _account;
    private readonly Scenario _scenario;
    private readonly JournalPlaces _places;
    private readonly PayoutSimulator _simulator;
    private readonly Findings _findings;
    private readonly List<string> _story = [];
    private readonly List<string> _told = [];
    private readonly string _name;
    private bool _isKept;

    private Chain(Account account, Scenario scenario, JournalPlaces places, PayoutSimulator simulator, Findings findings, string name) =>
        (_account, _scenario, _places, _simulator, _findings, _name) = (account, scenario, places, simulator, findings, name);

    /// <summary>The names of the crash points, where they were asked for.</summary>
    public List<string> Points { get; } = [];

    public static async Task<Chain> StartAsync(Account account, Scenario scenario, JournalPlaces places, Findings findings)
    {
        PayoutSimulator simulator = await PayoutSimulator.StartAsync(new PayoutSimulatorOptions
        {
            ProcessingAfter = TimeSpan.FromMilliseconds(50),
            CompletedAfter = TimeSpan.FromMilliseconds(200),
        });
        scenario.Prepare(simulator);
        string name = string.Create(CultureInfo.InvariantCulture, $"chain_{ChildHost.NextJob()}");
        return new Chain(account, scenario, places, simulator, findings, name);
    }

    /// <summary>Lets a child go on with the payout.</summary>
    /// <returns>How that ended.</returns>
    public async Task<JobEnd> RunAsync(ChildHost child, int killAt = 0, bool isTold = false, Action? onSettledIn = null)
    {
        var job = new Job(ChildHost.NextJob(), _places.Kind, _places.Of(_name), _account.Key, _simulator.Address, _name, killAt, isTold);
        _story.Add(string.Create(CultureInfo.InvariantCulture, $"a process that dies at {killAt}"));
        JobEnd end = await child.RunAsync(job, (verb, text) =>
        {
            if (verb is "CALLED" or "NOTHING" or "KILL" or "DONE" or "FAILED") onSettledIn?.Invoke();
            return Hear(verb, text);
        });
        _story.Add($"{end.Verb} {end.Text}");
        return end;
    }

    /// <summary>Judges the payout by the ledger, once a process has brought it to its end.</summary>
    public void Judge(JobEnd end)
    {
        int committed = _simulator.Ledger.CommittedCount;
        if (committed > 1) Find(Finding.ExecutedTwice, $"The provider executed it {committed} times.");
        if (end.Verb != "DONE")
        {
            Find(Finding.Stuck, $"It came to no end: {end.Text}");
            return;
        }

        string[] words = end.Text.Split(' ');
        var status = Enum.Parse<PayoutStatus>(words[0]);
        if (status is PayoutStatus.Failed or PayoutStatus.Cancelled && committed > 0) Find(Finding.FalseFailed, $"It is {status}, and the provider executed it.");
        if (status is PayoutStatus.Succeeded && committed == 0) Find(Finding.Lost, "It is Succeeded, and the provider never executed it.");
        if (words[1] != "-" && _simulator.Ledger.Find(words[1]) is null) Find(Finding.Lost, "The provider does not know the id that it has.");
        JudgeEvents([.. words[3].Split(',').Where(static (change, index) => index == 0 || !IsSame(change))]);
    }

    public ValueTask DisposeAsync() => _simulator.DisposeAsync();

    // Told at least once, in order, and nothing told that did not happen.
    private void JudgeEvents(string[] happened)
    {
        string[] told = [.. _told.Distinct(StringComparer.Ordinal)];
        string[] expected = [.. happened.Distinct(StringComparer.Ordinal)];
        foreach (string change in expected.Except(told, StringComparer.Ordinal)) Find(Finding.Stuck, $"Nobody was told of {change}.");
        foreach (string change in told.Except(expected, StringComparer.Ordinal)) Find(Finding.Lost, $"Told was {change}, of which the journal does not know.");
        if (expected.Length == happened.Length && expected.Length == told.Length && !told.SequenceEqual(expected, StringComparer.Ordinal))
            Find(Finding.Stuck, $"Told in another order: {string.Join(',', told)}.");
    }

    private static bool IsSame(string change) => change.Split('>') is [var from, var to] && from == to;

    private ValueTask<string?> Hear(string verb, string text)
    {
        if (verb != "POINT") _story.Add($"  {verb} {text}");
        switch (verb)
        {
            case "POINT":
                Points.Add(text);
                return default;
            case "KEPT":
                _isKept = true;
                return default;
            case "EVENT":
                string[] words = text.Split(' ');
                if (words[1] != words[2]) _told.Add($"{words[1]}>{words[2]}");
                return default;
            case "ABSENT":
                if (_isKept) Find(Finding.Lost, "The journal acknowledged the intent, and does not know it any more.");
                if (_simulator.Ledger.CommittedCount > 0) Find(Finding.Lost, "The provider executed it, and the journal does not know it.");
                return new("OK");
            case "NOTHING":
                if (_simulator.Ledger.CommittedCount > 0) Find(Finding.FalseFailed, $"The caller was told that nothing was executed: {text}");
                return new("OK");
            case "PERSON":
                return new(DecideAsync());
            default:
                return default;
        }
    }

    // The truth, once the provider has nothing in hand any more: on a busy machine that takes longer than the settle time of these runs.
    private async Task<string?> DecideAsync()
    {
        do
        {
            await Task.Delay(Patience, TimeProvider.System, CancellationToken.None);
            using HttpResponseMessage seen = await Browser.GetAsync(new Uri(_simulator.Address, "_simulator/ledger"));
        }
        while (_simulator.Requests.All.Any(static request => request.Status is null && TimeProvider.System.GetUtcNow() - request.ReceivedAt < 10 * Patience));
        return _simulator.Ledger.CommittedCount > 0 ? nameof(PayoutDecision.Paid) : nameof(PayoutDecision.NotPaid);
    }

    private void Find(Finding kind, string text) =>
        _findings.Add(kind, $"{_account.Key}, {_scenario.Name}, {_name}: {text}{Environment.NewLine}    {string.Join($"{Environment.NewLine}    ", _story)}");
}
