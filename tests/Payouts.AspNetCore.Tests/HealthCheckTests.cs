using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Payouts.AspNetCore.Tests.Support;
using Payouts.DependencyInjection;
using Payouts.Journal;
using Payouts.Simulator;
using Payouts.Simulator.Monime;
using Payouts.Simulator.Moneroo;
using Payouts.Testing;
using Payouts.Tests.Support;

namespace Payouts.AspNetCore.Tests;

/// <summary>What the health checks tell, and that they move no money.</summary>
public sealed class HealthCheckTests : IAsyncLifetime
{
    private readonly ManualClock _clock = new();
    private PayoutSimulator _simulator = null!;

    public async Task InitializeAsync() => _simulator = await PayoutSimulator.StartAsync(new PayoutSimulatorOptions { TimeProvider = _clock });

    public async Task DisposeAsync() => await _simulator.DisposeAsync();

    [Fact]
    public async Task All_is_well_where_journal_and_providers_answer()
    {
        await using ServiceProvider services = Services();

        HealthReport report = await CheckAsync(services);

        report.Entries.Select(static entry => (entry.Key, entry.Value.Status)).Should().BeEquivalentTo(
        [
            ("payouts-journal", HealthStatus.Healthy),
            ("payouts-provider-monime", HealthStatus.Healthy),
            ("payouts-provider-moneroo", HealthStatus.Healthy),
            ("payouts-unresolved", HealthStatus.Healthy),
        ]);
        report.Entries.Values.Should().OnlyContain(static entry => entry.Tags.Contains("payouts"));
        _simulator.Requests.All.Should().OnlyContain(static request => request.Method == "GET").And.NotBeEmpty();
        _simulator.Ledger.Entries.Should().BeEmpty();
    }

    [Fact]
    public async Task A_provider_that_fails_degrades_and_nothing_of_it_is_told_but_the_kind()
    {
        _simulator.Faults.Enqueue(new SimulatedFault { Provider = "monime", Action = FaultAction.Respond(500, "canary"), Times = int.MaxValue });
        await using ServiceProvider services = Services();

        HealthReport report = await CheckAsync(services);

        report.Entries["payouts-provider-monime"].Status.Should().Be(HealthStatus.Degraded);
        report.Entries["payouts-provider-monime"].Description.Should().NotContain("canary");
        report.Entries["payouts-provider-moneroo"].Status.Should().Be(HealthStatus.Healthy);
    }

    [Fact]
    public async Task A_provider_is_asked_once_for_as_long_as_its_answer_counts()
    {
        await using ServiceProvider services = Services();
        await CheckAsync(services);
        int asked = _simulator.Requests.All.Count;
        await CheckAsync(services);
        int askedAgain = _simulator.Requests.All.Count;
        _clock.Advance(TimeSpan.FromMinutes(1));

        await CheckAsync(services);

        askedAgain.Should().Be(asked);
        _simulator.Requests.All.Count.Should().BeGreaterThan(asked);
    }

    [Fact]
    public async Task Accounts_that_are_registered_after_the_checks_are_checked_too()
    {
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(_clock).AddHealthChecks().AddPayouts(static options => options.Timeout = TimeSpan.FromMinutes(1));
        services.AddPayouts(Register);
        await using ServiceProvider provider = services.BuildServiceProvider();

        (await CheckAsync(provider)).Entries.Should().ContainKeys("payouts-provider-monime", "payouts-provider-moneroo");
    }

    [Fact]
    public async Task A_journal_that_does_not_commit_is_unhealthy()
    {
        await using ServiceProvider services = Services(new StuckJournal(isFailing: true));

        HealthReport report = await CheckAsync(services);

        report.Entries["payouts-journal"].Status.Should().Be(HealthStatus.Unhealthy);
    }

    [Theory]
    [InlineData("count", HealthStatus.Degraded)]
    [InlineData("amount", HealthStatus.Degraded)]
    [InlineData("age", HealthStatus.Degraded)]
    [InlineData("other currency", HealthStatus.Healthy)]
    [InlineData("no limit", HealthStatus.Healthy)]
    public async Task Unresolved_money_past_a_limit_degrades(string limit, HealthStatus expected)
    {
        await using ServiceProvider services = Services(configure: options =>
        {
            if (limit == "count") options.MostUnresolved = 0;
            if (limit == "amount") options.MostUnresolvedAmounts.Add(Money.Of(10m, Currency.SLE));
            if (limit == "age") options.OldestUnresolved = TimeSpan.FromMinutes(1);
            if (limit == "other currency") options.MostUnresolvedAmounts.Add(Money.Of(10m, Currency.XOF));
        });
        _simulator.Faults.Enqueue(new SimulatedFault { Method = "POST", Action = FaultAction.Abort() });
        (await _clock.RunAsync(services.GetRequiredService<IPayoutClient>().CreateAsync(WebhookServer.Request()))).Status.Should().Be(PayoutStatus.Unknown);
        _clock.Advance(TimeSpan.FromMinutes(2));

        HealthReportEntry entry = (await CheckAsync(services)).Entries["payouts-unresolved"];

        entry.Status.Should().Be(expected);
        entry.Data["unresolved"].Should().Be(1);
    }

    private Task<HealthReport> CheckAsync(ServiceProvider services) => _clock.RunAsync(services.GetRequiredService<HealthCheckService>().CheckHealthAsync());

    private ServiceProvider Services(IPayoutJournal? journal = null, Action<PayoutHealthOptions>? configure = null)
    {
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(_clock);
        services.AddPayouts(payouts =>
        {
            Register(payouts);
            if (journal is not null) payouts.UseJournal(_ => journal);
        });
        services.AddHealthChecks().AddPayouts(options =>
        {
            // Longer than any pause that the clock is moved past.
            options.Timeout = TimeSpan.FromMinutes(1);
            configure?.Invoke(options);
        });
        return services.BuildServiceProvider();
    }

    private void Register(PayoutsBuilder payouts) => payouts
        .AddMoneroo(moneroo => (moneroo.BaseAddress, moneroo.SecretKey) = (_simulator.AddressOf(MonerooDefaults.ProviderName), MonerooDefaults.SandboxKey))
        .AddMonime(monime => (monime.BaseAddress, monime.AccessToken, monime.SpaceId) = (_simulator.AddressOf(MonimeDefaults.ProviderName), MonimeDefaults.TestToken, MonimeDefaults.SpaceId))
        .UseInMemoryJournal();
}
