using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Payouts.Alexpay;
using Payouts.DependencyInjection;
using Payouts.Moneroo;
using Payouts.Monime;
using Payouts.Providers;
using Payouts.Simulator;
using Payouts.Simulator.Monime;
using Payouts.Testing;

namespace Payouts.Tests.Testing;

public sealed class UsePayoutSimulatorTests
{
    [Fact]
    public async Task One_line_registers_all_three_and_pays_at_the_simulator()
    {
        var clock = new ManualClock();
        await using ServiceProvider services = Build(static payouts => payouts.UsePayoutSimulator(), clock);
        IPayoutClient client = services.GetRequiredService<IPayoutClient>();

        await client.CreateAsync(Request());
        clock.Advance(TimeSpan.FromMinutes(1));
        Payout paid = await client.RefreshAsync("refund-1");

        paid.Status.Should().Be(PayoutStatus.Succeeded);
        services.GetRequiredService<PayoutSimulator>().Ledger.ExecutedCount.Should().Be(1);
        foreach (string name in new[] { "moneroo", "monime", "alexpay" }) services.GetRequiredKeyedService<IPayoutProvider>(name).Name.Should().Be(name);
    }

    [Fact]
    public async Task Accounts_that_are_registered_are_turned_to_the_simulator_and_no_others_are_added()
    {
        await using ServiceProvider services = Build(static payouts => payouts
            .AddMonime("payroll", static monime => monime.SpaceId = "spc-payroll")
            .AddAlexpay("refunds", static alexpay => alexpay.Environment = "live")
            .AddMoneroo("moneroo-xof")
            .UsePayoutSimulator());
        PayoutSimulator simulator = services.GetRequiredService<PayoutSimulator>();

        services.GetRequiredService<IStartupValidator>().Validate();

        services.GetRequiredService<IOptionsMonitor<MonimeOptions>>().Get("payroll").Should().BeEquivalentTo(
            new { BaseAddress = simulator.AddressOf("monime"), SpaceId = "spc-payroll", AccessToken = MonimeDefaults.TestToken });
        services.GetRequiredService<IOptionsMonitor<AlexpayOptions>>().Get("refunds").BaseAddress.Should().Be(simulator.AddressOf("alexpay"));
        services.GetRequiredService<IOptionsMonitor<AlexpayOptions>>().Get("refunds").SecretKey.Should().Contain("live");
        services.GetRequiredService<IOptionsMonitor<MonerooOptions>>().Get("moneroo-xof").BaseAddress.Should().Be(simulator.AddressOf("moneroo"));
        services.GetKeyedService<IPayoutProvider>("monime").Should().BeNull();
    }

    [Fact]
    public async Task An_application_that_calls_AddPayouts_itself_is_turned_to_the_simulator_afterwards()
    {
        IConfiguration configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Payouts:Providers:monime:AccessToken"] = "mon_live_real",
            ["Payouts:Providers:monime:SpaceId"] = "spc-real",
        }).Build();
        var services = new ServiceCollection();
        services.AddPayouts(configuration.GetSection("Payouts"));

        services.UsePayoutSimulator(static simulator => simulator.For<MonimeSimulatorOptions>().AccessTokens.Add("mon_live_real"));

        await using ServiceProvider provider = services.BuildServiceProvider();
        await provider.GetRequiredService<IPayoutClient>().CreateAsync(Request());
        provider.GetRequiredService<PayoutSimulator>().Ledger.Entries.Single().Tenant.Should().Be("spc-real");
    }

    [Fact]
    public async Task Nothing_starts_before_it_is_needed_and_all_stops_with_the_container()
    {
        int starts = 0;
        Uri address;
        await using (ServiceProvider services = Build(payouts => payouts.UsePayoutSimulator(_ => starts++)))
        {
            starts.Should().Be(0);
            address = services.GetRequiredService<PayoutSimulator>().Address;
            starts.Should().Be(1);
        }

        using HttpClient http = new();
        await FluentActions.Awaiting(() => http.GetAsync(new Uri(address, "_simulator/ledger"))).Should().ThrowAsync<HttpRequestException>();
    }

    [Fact]
    public void A_container_that_is_disposed_without_waiting_stops_it_too()
    {
        ServiceProvider services = Build(static payouts => payouts.UsePayoutSimulator());
        services.GetRequiredService<IPayoutClient>();

        FluentActions.Invoking(services.Dispose).Should().NotThrow();
    }

    [Fact]
    public async Task A_journal_that_was_chosen_stays()
    {
        var journal = new Payouts.Journal.InMemoryPayoutJournal(TimeProvider.System);
        await using ServiceProvider services = Build(payouts => payouts.UseJournal(_ => journal).UsePayoutSimulator());

        services.GetRequiredService<Payouts.Journal.IPayoutJournal>().Should().BeSameAs(journal);
    }

    [Fact]
    public async Task Calling_it_twice_starts_one()
    {
        await using ServiceProvider services = Build(static payouts => payouts.UsePayoutSimulator().UsePayoutSimulator());

        services.GetServices<PayoutSimulator>().Should().ContainSingle();
    }

    private static ServiceProvider Build(Action<PayoutsBuilder> configure, TimeProvider? clock = null)
    {
        var services = new ServiceCollection();
        if (clock is not null) services.AddSingleton(clock);
        services.AddPayouts(configure);
        return services.BuildServiceProvider();
    }

    private static PayoutRequest Request() => new()
    {
        Reference = "refund-1",
        Amount = Money.Of(10.50m, Currency.SLE),
        Destination = PayoutDestination.MobileMoney("+23278000000", MobileNetwork.Orange, "SL"),
        Provider = "monime",
    };
}
