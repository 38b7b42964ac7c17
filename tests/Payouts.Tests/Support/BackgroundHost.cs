using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Payouts.Journal;
using Payouts.Testing;

namespace Payouts.Tests.Support;

/// <summary>A real host that runs the background work, on a clock that stands still; its loops look again after an hour unless they are woken.</summary>
internal sealed class BackgroundHost : IAsyncDisposable
{
    private readonly IHost _host;

    internal BackgroundHost(
        ManualClock clock,
        IPayoutJournal journal,
        IPayoutEventHandler handler,
        IReadOnlyDictionary<string, LoopbackSettings> accounts,
        Action<BackgroundOptions>? configure = null,
        ILoggerProvider? logs = null)
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { EnvironmentName = Environments.Development });
        builder.Services.AddSingleton<TimeProvider>(clock);
        builder.Services.AddSingleton(handler);
        if (logs is not null) builder.Services.AddSingleton(logs);
        builder.Services.AddPayouts(payouts =>
        {
            foreach ((string name, LoopbackSettings settings) in accounts) payouts.AddProvider(LoopbackProvider.Type, name, settings.Create);
            payouts.UseJournal(_ => journal).Configure(options =>
            {
                options.MaxAttempts = 1;
                options.Background.Interval = TimeSpan.FromHours(1);
                configure?.Invoke(options.Background);
            });
        });
        _host = builder.Build();
    }

    internal IPayoutClient Client => _host.Services.GetRequiredService<IPayoutClient>();

    internal T Get<T>()
        where T : notnull => _host.Services.GetRequiredService<T>();

    internal Task StartAsync() => _host.StartAsync();

    internal Task StopAsync() => _host.StopAsync();

    internal Task<Payout> PayAsync(string reference, string account = PayoutsHost.Account)
    {
        PayoutRequest request = PayoutsHost.Request(reference);
        return Client.CreateAsync(new PayoutRequest { Reference = request.Reference, Amount = request.Amount, Destination = request.Destination, Provider = account });
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
    }
}
