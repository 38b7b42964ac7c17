using Microsoft.Extensions.DependencyInjection;
using Payouts.Guards;
using Payouts.Journal;
using Payouts.Testing;
using Payouts.Tests.Support;

namespace Payouts.Tests.Guards;

/// <summary>Processes that share a journal and a provider which accepts everything, each with guards of its own.</summary>
internal sealed class GuardedWorld : IAsyncDisposable
{
    private readonly List<PayoutsHost> _hosts = [];
    private int _accepted;

    internal GuardedWorld()
    {
        Server = new RawServer(AcceptAsync);
        Journal = new HookedJournal();
        Journal.Wrap(new InMemoryPayoutJournal(Clock));
    }

    internal ManualClock Clock { get; } = new();

    internal RawServer Server { get; }

    internal HookedJournal Journal { get; }

    internal RecordingEventHandler Handler { get; } = new();

    internal int Sent => Server.Posts.Count;

    internal PayoutsHost Host(Action<GuardOptions>? guards = null, bool isKeyed = true, IPayoutPolicy[]? policies = null)
    {
        var host = new PayoutsHost(new LoopbackSettings(Server.Address) { IsKeyed = isKeyed, IsSearchable = isKeyed }, new HostSetup
        {
            Clock = Clock,
            Journal = Journal,
            Before = services =>
            {
                services.AddSingleton<IPayoutEventHandler>(Handler);
                foreach (IPayoutPolicy policy in policies ?? []) services.AddSingleton(policy);
            },
            After = services => services.Configure<PayoutsOptions>(options => guards?.Invoke(options.Guards)),
        });
        _hosts.Add(host);
        return host;
    }

    internal async Task<IReadOnlyList<PayoutEventKind>> EventsAsync(PayoutsHost host)
    {
        while ((await host.Get<IPayoutReconciler>().RunOnceAsync()).HasMore)
        {
        }

        return [.. Handler.Told.Select(static happened => happened.Kind)];
    }

    internal Task AcceptAsync(RawExchange exchange)
    {
        string body = exchange.IsPost ? $$"""{"id":"po_{{Interlocked.Increment(ref _accepted)}}","status":"pending"}""" : "[]";
        return Scripts.Answer(exchange.IsPost ? 201 : 200, body)(exchange);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (PayoutsHost host in _hosts) await host.DisposeAsync();
        await Server.DisposeAsync();
    }
}
