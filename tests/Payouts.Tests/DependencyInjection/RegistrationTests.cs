using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Payouts.DependencyInjection;
using Payouts.Journal;
using Payouts.Monime;
using Payouts.Providers;
using Payouts.Sending;
using Payouts.Tests.Validation;

namespace Payouts.Tests.DependencyInjection;

public sealed class RegistrationTests
{
    [Fact]
    public void Calls_of_AddPayouts_add_up()
    {
        using ServiceProvider services = Build(
            payouts => payouts.UseInMemoryJournal().AddMonime(Set), payouts => payouts.AddMonime("payroll", Set), payouts => payouts.UseInMemoryJournal());

        services.GetServices<IPayoutClient>().Should().ContainSingle();
        services.GetServices<IHostedService>().Select(service => service.GetType().Name).Should().BeEquivalentTo("BackgroundWork", "SendDrain");
        services.GetServices<IPayoutJournal>().Should().ContainSingle();
        services.GetRequiredKeyedService<IPayoutProvider>("monime").Name.Should().Be("monime");
        services.GetRequiredKeyedService<IPayoutProvider>("payroll").Name.Should().Be("payroll");
    }

    [Fact]
    public void The_same_account_registered_twice_is_one_account_with_both_settings()
    {
        using ServiceProvider services = Build(payouts => payouts.UseInMemoryJournal()
            .AddMonime(options => options.AccessToken = "mon_test_1").AddMonime(options => options.SpaceId = "spc-2"));

        services.GetKeyedServices<IPayoutProvider>("monime").Should().ContainSingle().Which.Address.Scope.Should().Be("spc-2");
        FluentActions.Invoking(() => services.GetRequiredService<IStartupValidator>().Validate()).Should().NotThrow();
    }

    [Fact]
    public void A_name_that_belongs_to_an_account_of_another_provider_is_refused() =>
        FluentActions.Invoking(() => Build(payouts => payouts.AddMonime("main", Set).AddProvider("WestAfrican", "main", context => new WestAfricanProvider(context.Name))))
            .Should().Throw<ArgumentException>().WithMessage("*'main' belongs to Monime*WestAfrican account under another name*");

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("-main")]
    [InlineData("main account")]
    [InlineData("main:eu")]
    [InlineData("main\n")]
    [InlineData("Main")]
    [InlineData("größe")]
    [InlineData("01234567890123456789012345678901234567890123456789012345678901234")]
    public void A_name_in_another_shape_is_refused(string name) =>
        FluentActions.Invoking(() => Build(payouts => payouts.AddMonime(name, Set))).Should().Throw<ArgumentException>().WithMessage("*1 to 64*");

    [Theory]
    [InlineData("m")]
    [InlineData("monime.eu-2_b")]
    [InlineData("0123456789012345678901234567890123456789012345678901234567890123")]
    public void Any_other_name_is_an_account_with_its_own_key(string name)
    {
        using ServiceProvider services = Build(payouts => payouts.UseInMemoryJournal().AddMonime(name, Set));

        services.GetRequiredKeyedService<IPayoutProvider>(name).Name.Should().Be(name);
    }

    [Fact]
    public void Accounts_of_one_provider_keep_their_own_settings()
    {
        using ServiceProvider services = Build(payouts => payouts.UseInMemoryJournal()
            .AddMonime("a", options => (options.AccessToken, options.SpaceId) = ("mon_1", "spc-a")).AddMonime("b", options => (options.AccessToken, options.SpaceId) = ("mon_test_2", "spc-b")));

        services.GetRequiredKeyedService<IPayoutProvider>("a").Address.Should().Match<ProviderAddress>(address => address.Scope == "spc-a" && address.Environment == "live");
        services.GetRequiredKeyedService<IPayoutProvider>("b").Address.Should().Match<ProviderAddress>(address => address.Scope == "spc-b" && address.Environment == "test");
    }

    [Fact]
    public void Without_an_account_the_start_is_refused() =>
        FailureOfStart(payouts => payouts.UseInMemoryJournal()).Should().Be("No provider account is registered: add one in AddPayouts, or under Payouts:Providers.");

    [Fact]
    public void Without_a_journal_the_start_is_refused() =>
        FailureOfStart(payouts => payouts.AddMonime(Set)).Should().StartWith("No journal is registered").And.Contain("UseInMemoryJournal is for trials");

    [Theory]
    [InlineData("Production", false)]
    [InlineData("production", false)]
    [InlineData("Staging", true)]
    [InlineData("Development", true)]
    public void The_memory_journal_is_refused_where_the_environment_is_production(string environment, bool isTaken)
    {
        using IHost host = HostIn(environment, payouts => payouts.UseInMemoryJournal().AddMonime(Set));

        Action start = () => host.Services.GetRequiredService<IStartupValidator>().Validate();

        if (isTaken) start.Should().NotThrow();
        else start.Should().Throw<OptionsValidationException>().WithMessage("*in-memory journal is refused*Production*durable journal*");
    }

    [Fact]
    public void A_journal_of_ones_own_is_taken_in_production_and_the_last_call_counts()
    {
        var journal = new InMemoryPayoutJournal(TimeProvider.System);
        using IHost host = HostIn("Production", payouts => payouts.UseInMemoryJournal().UseJournal(_ => journal).AddMonime(Set));

        host.Services.GetRequiredService<IStartupValidator>().Validate();

        host.Services.GetServices<IPayoutJournal>().Should().ContainSingle().Which.Should().BeSameAs(journal);
    }

    [Fact]
    public async Task A_journal_that_forgets_is_warned_of_once_at_its_first_use()
    {
        var log = new RecordingLoggerProvider();
        await using ServiceProvider services = Build(
            payouts =>
            {
                payouts.UseInMemoryJournal().AddMonime(Set);
                payouts.Services.AddLogging(logging => logging.AddProvider(log));
            });
        var client = services.GetRequiredService<IPayoutClient>();

        await client.GetAsync("refund-1");
        await client.GetAsync("refund-2");

        log.Entries.Should().ContainSingle().Which.Should().Match<(LogLevel Level, EventId Id, string Message)>(
            entry => entry.Level == LogLevel.Warning && entry.Id.Id == 4 && entry.Message.Contains("in memory only"));
    }

    [Fact]
    public async Task Without_a_host_or_container_a_client_works()
    {
        var transport = new StubHandler(RefusalHost.MonimeAnswer);
        await using PayoutClient client = PayoutClient.Create(payouts => WithTransport(payouts.UseInMemoryJournal().AddMonime(Set), transport));

        Payout payout = await client.CreateAsync(new RequestDraft().ToRequest());

        payout.Status.Should().Be(PayoutStatus.Pending);
        client.GetProvider("monime").Should().BeAssignableTo<IBalanceReader>();
        FluentActions.Invoking(() => client.GetProvider("moon")).Should().Throw<PayoutStateException>().WithMessage("*'moon'*Registered: monime*");
    }

    [Fact]
    public void Without_a_host_settings_are_checked_all_the_same()
    {
        FluentActions.Invoking(() => PayoutClient.Create(payouts => payouts.UseInMemoryJournal().AddMonime(options => options.AccessToken = "5ecre7\n")))
            .Should().Throw<OptionsValidationException>().Which.Failures.Should().HaveCount(2).And.OnlyContain(failure => !failure.Contains("5ecre7"));
        FluentActions.Invoking(() => PayoutClient.Create(payouts => payouts.AddMonime(Set))).Should().Throw<OptionsValidationException>().WithMessage("*No journal*");
    }

    [Fact]
    public async Task A_client_may_be_disposed_again()
    {
        PayoutClient client = PayoutClient.Create(payouts => payouts.UseInMemoryJournal().AddMonime(Set));
        await client.GetAsync("refund-1");

        await client.DisposeAsync();

        await FluentActions.Awaiting(async () => await client.DisposeAsync()).Should().NotThrowAsync();
    }

    [Fact]
    public async Task A_container_disposes_its_client()
    {
        ServiceProvider services = Build(payouts => payouts.UseInMemoryJournal().AddMonime(Set));
        var client = (PayoutClient)services.GetRequiredService<IPayoutClient>();

        await services.DisposeAsync();

        await FluentActions.Awaiting(async () => await client.DisposeAsync()).Should().NotThrowAsync();
    }

    [Fact]
    public void A_container_that_is_disposed_synchronously_disposes_its_client()
    {
        ServiceProvider services = Build(payouts => payouts.UseInMemoryJournal().AddMonime(Set));
        services.GetRequiredService<IPayoutClient>();

        FluentActions.Invoking(services.Dispose).Should().NotThrow();
    }

    [Fact]
    public async Task A_primary_handler_of_the_host_lies_below_the_guard()
    {
        var transport = new StubHandler(RefusalHost.MonimeAnswer);
        await using ServiceProvider services = Build(payouts => WithTransport(payouts.UseInMemoryJournal().AddMonime(Set), transport));
        using HttpMessageInvoker invoker = new(services.GetRequiredService<IHttpMessageHandlerFactory>().CreateHandler(PayoutHttp.ClientName("monime")), disposeHandler: false);
        using var stray = new HttpRequestMessage(HttpMethod.Post, "https://api.monime.io/v1/payouts") { Content = new StringContent("{}") };

        await FluentActions.Awaiting(() => invoker.SendAsync(stray, CancellationToken.None)).Should().ThrowAsync<SendRefusedException>();

        transport.Requests.Should().BeEmpty();
        await services.GetRequiredService<IPayoutClient>().CreateAsync(new RequestDraft().ToRequest());
        transport.Requests.Should().ContainSingle().Which.Body.Should().Contain("\"phoneNumber\":\"+23278000000\"");
    }

    [Fact]
    public async Task A_handler_of_the_host_sees_neither_body_nor_key()
    {
        var seen = new List<(string Body, bool HasKey)>();
        var transport = new StubHandler(RefusalHost.MonimeAnswer);
        await using ServiceProvider services = Build(payouts =>
        {
            WithTransport(payouts.UseInMemoryJournal().AddMonime(Set), transport);
            payouts.Services.AddHttpClient(PayoutHttp.ClientName("monime")).AddHttpMessageHandler(() => new NosyHandler(seen));
        });

        await services.GetRequiredService<IPayoutClient>().CreateAsync(new RequestDraft().ToRequest());

        seen.Should().ContainSingle().Which.Should().Match<(string Body, bool HasKey)>(what => !what.HasKey && !what.Body.Contains("232"));
    }

    [Fact]
    public async Task A_client_of_the_host_is_left_alone()
    {
        var transport = new StubHandler("hello");
        await using ServiceProvider services = Build(payouts =>
        {
            payouts.UseInMemoryJournal().AddMonime(Set);
            payouts.Services.AddHttpClient("mine").ConfigurePrimaryHttpMessageHandler(() => transport);
        });
        using HttpClient client = services.GetRequiredService<IHttpClientFactory>().CreateClient("mine");

        (await client.GetStringAsync("https://example.com/")).Should().Be("hello");
    }

    private static void Set(MonimeOptions options) => (options.AccessToken, options.SpaceId) = ("mon_test_1", "spc-1");

    private static void WithTransport(PayoutsBuilder payouts, HttpMessageHandler transport)
    {
        payouts.Services.Configure<MonimeOptions>("monime", static options => options.Transport.AllowForeignTransport = true);
        payouts.Services.AddHttpClient(PayoutHttp.ClientName("monime")).ConfigurePrimaryHttpMessageHandler(() => transport);
    }

    private static ServiceProvider Build(params Action<PayoutsBuilder>[] configure)
    {
        var services = new ServiceCollection();
        foreach (Action<PayoutsBuilder> step in configure) services.AddPayouts(step);
        return services.BuildServiceProvider();
    }

    private static string FailureOfStart(Action<PayoutsBuilder> configure)
    {
        using ServiceProvider services = Build(configure);
        return FluentActions.Invoking(() => services.GetRequiredService<IStartupValidator>().Validate())
            .Should().Throw<OptionsValidationException>().Which.Failures.Should().ContainSingle().Which;
    }

    private static IHost HostIn(string environment, Action<PayoutsBuilder> configure)
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { EnvironmentName = environment });
        builder.Services.AddPayouts(configure);
        return builder.Build();
    }

    private sealed class NosyHandler(List<(string Body, bool HasKey)> seen) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            seen.Add((await request.Content!.ReadAsStringAsync(cancellationToken), request.Headers.Contains("Authorization")));
            return await base.SendAsync(request, cancellationToken);
        }
    }
}
