using Microsoft.AspNetCore.Builder;

namespace Payouts.Simulator;

/// <summary>A running server on loopback that answers as the payout providers do and counts the money it was made to send.</summary>
/// <remarks>State lives in memory and is gone when the simulator is disposed. All members may be used from any thread.</remarks>
public sealed class PayoutSimulator : IAsyncDisposable, IDisposable
{
    private readonly WebApplication _server;
    private readonly SimulatorContext _context;
    private readonly IReadOnlyList<ISimulatedProvider> _providers;
    private int _disposed;

    private PayoutSimulator(WebApplication server, SimulatorContext context, IReadOnlyList<ISimulatedProvider> providers)
    {
        _server = server;
        _context = context;
        _providers = providers;
        Balances = new SimulatedBalances(context);
        Address = new Uri(server.Urls.Single() + "/");
    }

    /// <summary>The root of the server, such as <c>http://127.0.0.1:5099/</c>.</summary>
    public Uri Address { get; }

    /// <summary>The names of the simulated providers, each served below a path of that name.</summary>
    public IReadOnlyList<string> Providers => [.. _providers.Select(provider => provider.Name)];

    /// <summary>Every payout that a provider accepted, and what became of its money.</summary>
    public PayoutLedger Ledger => _context.Ledger;

    /// <summary>Every HTTP request that reached a provider.</summary>
    public RequestLog Requests => _context.Requests;

    /// <summary>The faults that wait for a request to hit.</summary>
    public FaultScript Faults => _context.Faults;

    /// <summary>What reads of payouts show in place of the truth.</summary>
    public ReadScript Reads => _context.Reads;

    /// <summary>What the accounts hold that payouts are paid from.</summary>
    public SimulatedBalances Balances { get; }

    /// <summary>How far the clock that the providers believe in is ahead: of the <c>Date</c> header, of the times in bodies and of signed webhook times. Zero by default; negative when it is behind.</summary>
    /// <remarks>What happens, happens by the simulator's own clock: delays, expiries and what is due do not move.</remarks>
    public TimeSpan ClockSkew
    {
        get => _context.Skew;
        set
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value.Duration(), TimeSpan.FromDays(366), nameof(value));
            _context.Skew = value;
        }
    }

    /// <summary>What happens to payouts by destination.</summary>
    public OutcomeTable Outcomes => _context.Outcomes;

    /// <summary>Every attempt to deliver a webhook; none are made before a provider's options have an address and a secret.</summary>
    public WebhookLog Webhooks => _context.Webhooks.Log;

    /// <summary>What goes wrong with webhooks on their way.</summary>
    public WebhookScript WebhookScript => _context.Webhooks.Script;

    internal IReadOnlyList<string> Summaries => [.. _providers.Select(provider => provider.Summary)];

    /// <summary>Starts a simulator and returns once it accepts connections.</summary>
    /// <param name="options">Port, clock, delays and balances; null for the defaults.</param>
    /// <param name="cancellationToken">Stops the start.</param>
    /// <exception cref="ArgumentException">A webhook address has no secret, or is not an http or https address.</exception>
    /// <exception cref="IOException">The port is taken.</exception>
    public static async Task<PayoutSimulator> StartAsync(PayoutSimulatorOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new PayoutSimulatorOptions();
        IReadOnlyDictionary<string, WebhookSettings> webhooks = SimulatedProviders.Webhooks(options);
        if (webhooks.Select(known => known.Value.ProblemAt(known.Key)).FirstOrDefault(problem => problem is not null) is { } unworkable)
            throw new ArgumentException(unworkable, nameof(options));
        SimulatorContext context = new(options);
        IReadOnlyList<ISimulatedProvider> providers = SimulatedProviders.Create(context);
        context.Attach(providers);
        WebApplication server = SimulatorServer.Build(context, providers);
        if (webhooks.Values.Any(settings => settings.Sends))
            context.Webhooks.Start();
        try
        {
            await server.StartAsync(cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            await context.Webhooks.DisposeAsync().ConfigureAwait(false);
            await server.DisposeAsync().ConfigureAwait(false);
            throw;
        }

        return new PayoutSimulator(server, context, providers);
    }

    /// <summary>The base address that an adapter of the provider is given; it ends with a slash.</summary>
    /// <param name="provider">One of <see cref="Providers"/>, in any case.</param>
    /// <exception cref="ArgumentException">No such provider is simulated.</exception>
    public Uri AddressOf(string provider) => new Uri(Address, _context.Provider(provider).Name + "/");

    /// <summary>Brings payouts up to the clock's present instant and completes when every webhook that is due by then has been sent.</summary>
    /// <param name="cancellationToken">Stops the waiting, not the sending.</param>
    public Task DeliverWebhooksAsync(CancellationToken cancellationToken = default) => _context.Webhooks.DrainAsync(cancellationToken);

    /// <summary>Every step of the scenarios that were played, with what has become of it.</summary>
    public IReadOnlyList<PlayedStep> Played => _context.Stage.Played;

    /// <summary>Arms the steps of a scenario, those with a time once it has passed; earlier scenarios go on.</summary>
    /// <param name="scenario">What goes wrong.</param>
    public void Play(FaultScenario scenario)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        _context.Stage.Play(scenario);
    }

    /// <summary>Ends everything that goes wrong: no faults and no steps to come any more, and clock, balances and outcomes as at the start. Payouts, requests and webhooks that are on their way stay; what a shuffle kept back is lost.</summary>
    public void Calm() => _context.Calm();

    /// <summary>Forgets payouts, requests, faults, webhooks and keys, and puts balances, counters and outcomes back to their start.</summary>
    public void Reset() => _context.Reset();

    /// <summary>Stops the server and the webhooks, and frees the port.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) == 1)
            return;
        _context.Stage.Stop();
        await _context.Webhooks.DisposeAsync().ConfigureAwait(false);
        await _server.DisposeAsync().ConfigureAwait(false);
    }

    /// <summary>The same for a container that is disposed without waiting.</summary>
    public void Dispose()
    {
#pragma warning disable VSTHRD002 // Off the caller's context: nothing that it could wait for is held.
        Task.Run(() => DisposeAsync().AsTask()).GetAwaiter().GetResult();
#pragma warning restore VSTHRD002
    }
}
