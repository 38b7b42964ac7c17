using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Payouts.Chaos.Campaign;
using Payouts.Chaos.Crashpoints;
using Payouts.Journal;
using Payouts.Providers;
using Payouts.Simulator;
using Payouts.Testing;

namespace Payouts.Chaos.Defects;

/// <summary>What a script runs in: one provider's account, a simulator over real sockets, a journal, and a clock that stands still unless somebody waits for it.</summary>
internal sealed class DefectWorld : IAsyncDisposable
{
    public const string Reference = "refund-4711";

    /// <summary>The name of a second account of the same provider, which could pay as well.</summary>
    public const string Second = "second";

    private static readonly string[] Directories = ["/utils/payout/methods", "/v1/countries", "/v1/payment/banks", "/v1/account/get-wallet"];

    private readonly Func<IPayoutJournal> _journal;
    private readonly Dictionary<string, PayoutRequest> _requests = new(StringComparer.Ordinal);
    private readonly List<DefectProcess> _processes = [];
    private readonly HashSet<string> _forgiven = new(StringComparer.Ordinal);

    private DefectWorld(Account account, DefectJournals journals, PayoutSimulator simulator, ManualClock clock) =>
        (Account, Simulator, Clock, _journal) = (account, simulator, clock, journals.NewPlace(clock));

    public Account Account { get; }

    public PayoutSimulator Simulator { get; }

    public ManualClock Clock { get; }

    /// <summary>What applications were told by all processes together.</summary>
    public HeardEvents Events { get; } = new(random: null);

    public HeardLogs Logs { get; } = new();

    /// <summary>Whether the provider knows payouts again by a key.</summary>
    public bool IsKeyed => Account.Key == "monime";

    /// <summary>Whether the library can find out by itself what became of a payout.</summary>
    public bool CanFindOut => IsKeyed || Account.Key == "alexpay-list";

    /// <summary>How many create calls came to any provider.</summary>
    public int Creates => Simulator.Requests.All.Count(static request => request.Method == "POST");

    /// <summary>How many requests came to any provider, directories apart.</summary>
    public int Calls => Simulator.Requests.All.Count(static request => !Array.Exists(Directories, path => request.Path.EndsWith(path, StringComparison.Ordinal)));

    /// <summary>How many payouts whose money moved, or still moves.</summary>
    public int Executed => Simulator.Ledger.CommittedCount;

    public static async Task<DefectWorld> StartAsync(Account account, DefectJournals journals)
    {
        var clock = new ManualClock();
        return new DefectWorld(account, journals, await PayoutSimulator.StartAsync(new PayoutSimulatorOptions { TimeProvider = clock }), clock);
    }

    /// <summary>Another process, on the same journal.</summary>
    public DefectProcess Open(DefectSetup? setup = null)
    {
        DefectProcess process = Start(setup ?? DefectSetup.None, _journal());
        _processes.Add(process);
        return process;
    }

    /// <summary>Another process, on a journal of its own choice.</summary>
    public DefectProcess OpenOn(IPayoutJournal journal)
    {
        DefectProcess process = Start(DefectSetup.None, journal);
        _processes.Add(process);
        return process;
    }

    /// <summary>A process that dies: nothing of it is ended in order.</summary>
    public DefectProcess OpenMortal(DefectSetup setup) => Start(setup, _journal());

    /// <summary>The payout to make, through the account.</summary>
    public PayoutRequest Request(string reference = Reference) => Changed(Account.Request(reference), Account.Name);

    /// <summary>The same request, changed in some way.</summary>
    public static PayoutRequest Changed(PayoutRequest request, string? provider = null, Money? amount = null, PayoutDestination? destination = null) => new()
    {
        Reference = request.Reference,
        Provider = provider ?? request.Provider,
        Amount = amount ?? request.Amount,
        Destination = destination ?? request.Destination,
        Beneficiary = request.Beneficiary,
        Description = request.Description,
    };

    /// <summary>Remembers what was asked for, to be judged at the end.</summary>
    public void Note(PayoutRequest request) => _requests.TryAdd(request.Reference, request);

    /// <summary>Leaves a reference out of the judgement at the end, where the script itself judges it.</summary>
    public void Forgive(string reference) => _forgiven.Add(reference);

    public static void Require(bool holds, string otherwise)
    {
        if (!holds) throw new DefectException(otherwise);
    }

    /// <summary>Has the next create calls go wrong.</summary>
    public void OnCreate(FaultAction action, FaultPoint point = FaultPoint.BeforeExecute, int times = 1, int occurrence = 1) =>
        Simulator.Faults.Enqueue(new SimulatedFault { Method = "POST", Action = action, Point = point, Times = times, Occurrence = occurrence });

    /// <summary>Has the next reads of one payout go wrong.</summary>
    public void OnRead(FaultAction action, int times = 1) =>
        Simulator.Faults.Enqueue(new SimulatedFault { Method = "GET", When = static request => IsOfOne(request), Action = action, Times = times });

    /// <summary>Has the next pages of the list go wrong.</summary>
    public void OnList(FaultAction action, int times = 1) =>
        Simulator.Faults.Enqueue(new SimulatedFault { Method = "GET", When = static request => !IsOfOne(request), Action = action, Times = times });

    /// <summary>The entry that the provider's books hold for a reference; there may be one at most.</summary>
    public LedgerEntry[] EntriesOf(string reference)
    {
        string handle = CorrelationHandle.Derive("default", Account.Name, reference).Token;
        return [.. Simulator.Ledger.Entries.Where(entry => entry.Metadata.GetValueOrDefault("payouts_handle") == handle)];
    }

    /// <summary>Waits for work, moving the clock whenever it waits for it.</summary>
    public Task<T> RunAsync<T>(Func<Task<T>> work) => new ClockPump(Clock).RunAsync(work);

    /// <summary>What a new process finds must agree with the provider's books, and nothing private may have been told.</summary>
    public async Task JudgeAsync()
    {
        string[] handles = [.. _requests.Keys.SelectMany(reference => new[] { Account.Name, Second }.Select(account => CorrelationHandle.Derive("default", account, reference).Token))];
        LedgerEntry? stray = Simulator.Ledger.Entries.FirstOrDefault(entry => !handles.Contains(entry.Metadata.GetValueOrDefault("payouts_handle")));
        Require(stray is null, $"The provider holds {stray?.PayoutId}, which nobody asked for.");
        foreach (string reference in _requests.Keys)
        {
            string second = CorrelationHandle.Derive("default", Second, reference).Token;
            Require(Simulator.Ledger.Entries.All(entry => entry.Metadata.GetValueOrDefault("payouts_handle") != second), $"The second account paid {reference}.");
        }

        await using DefectProcess auditor = Start(DefectSetup.None, _journal());
        foreach ((string reference, PayoutRequest request) in _requests)
        {
            if (_forgiven.Contains(reference)) continue;
            LedgerEntry[] entries = EntriesOf(reference);
            int executed = entries.Count(static entry => entry.State is LedgerState.Completed or LedgerState.Accepted);
            Payout? payout = await RunAsync(() => auditor.Client.GetAsync(reference));
            string what = $"{reference} is {payout?.Status.ToString() ?? "not journalled"}, and the provider executed {executed} of {entries.Length}.";
            Require(entries.Length <= 1, $"Twice: {what}");
            Require(payout is not null || entries.Length == 0, $"Lost: {what}");
            if (payout is null) continue;
            Require(payout.Amount == request.Amount, $"Another amount: {payout.Amount}.");
            Require(payout.Status is not (PayoutStatus.Failed or PayoutStatus.Cancelled or PayoutStatus.Created) || executed == 0, $"Falsely not paid: {what}");
            Require(payout.Status != PayoutStatus.Succeeded || entries.Any(static entry => entry.State == LedgerState.Completed), $"Falsely paid: {what}");
            Require(payout.Status != PayoutStatus.Pending || entries.Length == 1, $"Pending nowhere: {what}");
            Require(payout.Status != PayoutStatus.Unknown || payout.NextStep.Kind != NextStepKind.None, $"Unknown without a next step: {what}");
            Logs.Add($"{payout} {payout.NextStep} {payout.Failure} {string.Join(' ', payout.Timeline)}");
        }

        if (Logs.FindPrivate() is { } leaked) throw new DefectException($"Private words were told: {leaked}");
    }

    public async ValueTask DisposeAsync()
    {
        Simulator.Faults.Clear();
        foreach (DefectProcess process in _processes) await process.DisposeAsync();
        await Simulator.DisposeAsync();
        if (_journal() is IAsyncDisposable journal) await journal.DisposeAsync();
        Logs.Dispose();
    }

    private static bool IsOfOne(ReceivedRequest request) => request.Template?.Contains('{', StringComparison.Ordinal) == true;

    private DefectProcess Start(DefectSetup setup, IPayoutJournal journal)
    {
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(Clock);
        services.AddSingleton<IPayoutEventHandler>(Events);
        services.AddLogging(logging => logging.AddProvider(Logs).SetMinimumLevel(LogLevel.Trace));
        setup.Services?.Invoke(services);
        services.AddPayouts(payouts =>
        {
            Account.AddTo(payouts, Simulator.Address);
            DefectAccounts.AddSecond(payouts, Account, Simulator.Address);
            if (setup.TakesWebhooks) DefectWebhooks.Configure(payouts, Account.Name);
            payouts.UseJournal(_ => setup.Journal?.Invoke(journal) ?? journal);
            setup.Payouts?.Invoke(payouts);
        });
        return new DefectProcess(this, services.BuildServiceProvider());
    }
}
