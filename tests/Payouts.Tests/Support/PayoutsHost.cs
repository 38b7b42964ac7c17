using Microsoft.Extensions.DependencyInjection;
using Payouts.Journal;
using Payouts.Sending;

namespace Payouts.Tests.Support;

/// <summary>A container as a service would build it: one loopback account, a journal, and whatever the test adds.</summary>
internal sealed class PayoutsHost : IAsyncDisposable
{
    internal const string Account = "loopback";

    private readonly ServiceProvider _services;

    internal PayoutsHost(LoopbackSettings settings, HostSetup? setup = null)
    {
        setup ??= new HostSetup();
        var services = new ServiceCollection();
        if (setup.Clock is { } clock) services.AddSingleton(clock);
        setup.Before?.Invoke(services);
        services.AddPayouts(payouts =>
        {
            payouts.AddProvider(LoopbackProvider.Type, Account, settings.Create, _ => setup.Transport);
            payouts.Configure(options =>
            {
                options.MaxAttempts = setup.MaxAttempts;
                options.RetryBudget = TimeSpan.FromMinutes(5);
                options.RateLimitQueue = setup.RateLimitQueue;
            });
            if (setup.Journal is { } journal) payouts.UseJournal(_ => journal);
            else payouts.UseInMemoryJournal();
        });
        setup.After?.Invoke(services);
        if (setup.Adjust is { } adjust) services.AddSingleton(new TransportAdjustment(adjust));
        _services = services.BuildServiceProvider();
    }

    internal IPayoutClient Client => _services.GetRequiredService<IPayoutClient>();

    internal IPayoutJournal Journal => _services.GetRequiredService<IPayoutJournal>();

    internal T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    internal static PayoutRequest Request(string reference = "refund-4711", decimal amount = 1_000m) => new()
    {
        Reference = reference,
        Amount = Money.Of(amount, Currency.XOF),
        Destination = PayoutDestination.MobileMoney("+22951345020", MobileNetwork.Mtn, "BJ"),
    };

    /// <summary>Pays and tells how it ended, whether by value or by exception.</summary>
    internal async Task<PayResult> PayAsync(string reference = "refund-4711", decimal amount = 1_000m, CancellationToken cancellationToken = default)
    {
        try
        {
            return new PayResult(await Client.CreateAsync(Request(reference, amount), cancellationToken), Error: null, await Client.GetAsync(reference, CancellationToken.None));
        }
#pragma warning disable CA1031 // Tests look at whatever was thrown.
        catch (Exception error)
#pragma warning restore CA1031
        {
            return new PayResult(Returned: null, error, await Client.GetAsync(reference, CancellationToken.None));
        }
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
