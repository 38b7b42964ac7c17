using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Payouts.DependencyInjection;
using Payouts.Journal;
using Payouts.Providers;

namespace Payouts.Testing;

/// <summary>What one check works with: a client with the adapter, a journal, and the proxy between adapter and server, all on the subject's clock.</summary>
internal sealed class ProviderWorld : IAsyncDisposable
{
    private const string Namespace = "conformance";

    private readonly List<PayoutClient> _clients = [];
    private readonly Lazy<PayoutClient> _first;

    private ProviderWorld(ProviderSubject subject, FaultProxy wire, CancellationToken token)
    {
        Subject = subject;
        Wire = wire;
        Token = token;
        Journal = new InMemoryPayoutJournal(subject.Clock);
        _first = new Lazy<PayoutClient>(() => NewClient(wire.Address));
    }

    internal ProviderSubject Subject { get; }

    internal FaultProxy Wire { get; }

    internal InMemoryPayoutJournal Journal { get; }

    internal HeardTexts Heard { get; } = new();

    internal CancellationToken Token { get; }

    internal ManualClock Clock => Subject.Clock;

    internal PayoutClient Client => _first.Value;

    internal IPayoutProvider Provider => Client.GetProvider(Subject.Account);

    internal ProviderCapabilities Capabilities => Provider.Capabilities;

    internal bool IsKeyed => Capabilities.Idempotency.IsKeyed;

    internal static async Task<ProviderWorld> StartAsync(ProviderSubject subject, CancellationToken cancellationToken)
    {
        Uri server = await subject.StartAsync(cancellationToken).ConfigureAwait(false);
        var world = new ProviderWorld(subject, new FaultProxy(server, subject.Clock), cancellationToken);
        try
        {
            await world.WarmUpAsync().ConfigureAwait(false);
            return world;
        }
        catch
        {
            await world.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>A client as another process would have it: the same journal, and the account at an address.</summary>
    internal PayoutClient NewClient(Uri address, Action<PayoutsBuilder>? configure = null)
    {
        PayoutClient client = PayoutClient.Create(payouts =>
        {
            payouts.Services.AddSingleton<TimeProvider>(Clock);
            payouts.Services.AddSingleton<ILoggerProvider>(Heard.Logs);
            payouts.Services.Configure<LoggerFilterOptions>(static options => options.MinLevel = LogLevel.Trace);
            payouts.Configure(static options => options.Namespace = Namespace).UseJournal(_ => Journal);
            Subject.Register(payouts, address);
            configure?.Invoke(payouts);
        });
        _clients.Add(client);
        return client;
    }

    /// <summary>The request that succeeds.</summary>
    internal PayoutRequest Request(string reference) => Subject.RequestThatSucceeds(reference);

    /// <summary>The request that succeeds, with a change.</summary>
    internal PayoutRequest Request(string reference, Action<RequestDraft> change)
    {
        var draft = new RequestDraft(Request(reference));
        change(draft);
        return draft.ToRequest();
    }

    internal CorrelationHandle HandleOf(string reference) => CorrelationHandle.Derive(Namespace, Subject.Account, reference);

    /// <summary>The exchange that the adapter prepares; nothing is journalled or sent.</summary>
    internal Task<PreparedExchange> PrepareAsync(PayoutRequest request, IPayoutProvider? provider = null) =>
        RunAsync((provider ?? Provider).PrepareAsync(request, HandleOf(request.Reference), Token).AsTask());

    internal Task<CallResult> TryCreateAsync(PayoutRequest request, PayoutClient? client = null) => TryAsync((client ?? Client).CreateAsync(request, Token));

    internal Task<CallResult> TryRefreshAsync(string reference, PayoutClient? client = null) => TryAsync((client ?? Client).RefreshAsync(reference, Token));

    /// <summary>How a call ends, with every pause on the way cut short.</summary>
    internal async Task<CallResult> TryAsync(Task<Payout> call)
    {
        CallResult result = await RunAsync(CallResult.OfAsync(call)).ConfigureAwait(false);
        if (result.Error is not null) Heard.Add(result.Error);
        Token.ThrowIfCancellationRequested();
        return result;
    }

    /// <summary>Pays, where everything is sound: the provider accepts, and names the payout.</summary>
    internal async Task<Payout> PayAsync(PayoutRequest request, string when = "When nothing is wrong")
    {
        Payout payout = (await TryCreateAsync(request).ConfigureAwait(false)).Value(when);
        Require.That(payout.Status is PayoutStatus.Pending or PayoutStatus.Succeeded, $"{when}, a payout that the provider accepts is Pending or Succeeded; it is {payout.Status}.");
        Require.That(!string.IsNullOrEmpty(payout.ProviderId), $"{when}, a payout that the provider accepted carries the provider's id.");
        return payout;
    }

    internal async Task<Payout> RefreshAsync(string reference, string when) => (await TryRefreshAsync(reference).ConfigureAwait(false)).Value(when);

    internal async Task<Payout> FindAsync(string reference) =>
        await Client.GetAsync(reference, Token).ConfigureAwait(false) ?? throw new ConformanceException("The payout should be journalled, and is not.");

    internal Task<int> CountExecutionsAsync(string reference) => Subject.CountExecutionsAsync(reference, HandleOf(reference).Token, Token);

    /// <summary>Requires how often the server has paid for a reference.</summary>
    internal async Task RequireExecutionsAsync(int expected, string reference, string when)
    {
        int executions = await CountExecutionsAsync(reference).ConfigureAwait(false);
        Require.That(executions == expected, $"{when}, the provider should have executed the payout {expected} time(s), and did so {executions} time(s).");
    }

    /// <summary>Moves the clock past the deadline, the lease and the grace of every attempt so far.</summary>
    internal void LetAttemptsEnd() => Clock.Advance(Capabilities.CreateTimeout + Capabilities.SettleTime + TimeSpan.FromSeconds(5));

    /// <summary>Waits for work, and ends every pause that it comes to wait in by moving the clock just as far.</summary>
    internal async Task<T> RunAsync<T>(Task<T> work)
    {
        using var done = CancellationTokenSource.CreateLinkedTokenSource(Token);
        while (!work.IsCompleted)
        {
            Task<TimeSpan> pause = Clock.WaitForPauseAsync(done.Token);
            if (await Task.WhenAny(work, pause).ConfigureAwait(false) == work) break;
            Clock.Advance(await pause.ConfigureAwait(false));
        }

        await done.CancelAsync().ConfigureAwait(false);
        return await work.ConfigureAwait(false);
    }

    public async ValueTask DisposeAsync()
    {
        // The wire first: a client waits for the answers that are still to come.
        await Wire.DisposeAsync().ConfigureAwait(false);
        foreach (PayoutClient client in _clients) await client.DisposeAsync().ConfigureAwait(false);
        Heard.Dispose();
    }

    // Prepares once, so that directories are read and kept, and what follows on the wire is the payout's own; then no connection is left over.
    private async Task WarmUpAsync()
    {
        Wire.ClosesConnections = true;
        PreparedExchange create = await PrepareAsync(Request("warm-up")).ConfigureAwait(false);
        Wire.ClosesConnections = false;
        Wire.IsCreate = request => string.Equals(request.Method, create.Method, StringComparison.OrdinalIgnoreCase)
            && string.Equals(request.Target, create.Uri.PathAndQuery, StringComparison.Ordinal);
        Wire.Forget();
    }
}
