using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Payouts.Monime;
using Payouts.Providers;
using Payouts.Tests.Validation;

namespace Payouts.Tests.DependencyInjection;

public sealed class ConfigurationTests
{
    private const string Secret = "mon_live_5ecre7";

    [Fact]
    public void Every_setting_binds_from_the_section_of_its_account()
    {
        using ServiceProvider services = Build(new()
        {
            ["Payouts:Namespace"] = "shop",
            ["Payouts:MaxAttempts"] = "5",
            ["Payouts:RetryBudget"] = "00:00:07",
            ["Payouts:RateLimitQueue"] = "00:01:00",
            ["Payouts:RequireSecondPerson"] = "true",
            ["Payouts:Providers:monime:AccessToken"] = Secret,
            ["Payouts:Providers:monime:SpaceId"] = "spc-1",
            ["Payouts:Providers:monime:BaseAddress"] = "https://proxy.example/monime/",
            ["Payouts:Providers:monime:Api"] = "Release20240801",
            ["Payouts:Providers:monime:SourceAccount"] = "fac-1",
            ["Payouts:Providers:monime:CreateTimeout"] = "00:00:12",
            ["Payouts:Providers:monime:Transport:ConnectTimeout"] = "00:00:03",
            ["Payouts:Providers:monime:Transport:MaxConnections"] = "9",
            ["Payouts:Providers:payroll:Type"] = "monime",
            ["Payouts:Providers:payroll:AccessToken"] = "mon_test_other",
            ["Payouts:Providers:payroll:SpaceId"] = "spc-2",
        });

        PayoutsOptions library = services.GetRequiredService<IOptions<PayoutsOptions>>().Value;
        (library.Namespace, library.MaxAttempts, library.RetryBudget, library.RateLimitQueue, library.RequireSecondPerson)
            .Should().Be(("shop", 5, TimeSpan.FromSeconds(7), TimeSpan.FromMinutes(1), true));
        MonimeOptions monime = services.GetRequiredService<IOptionsMonitor<MonimeOptions>>().Get("monime");
        (monime.AccessToken, monime.SpaceId, monime.BaseAddress.AbsoluteUri, monime.Api, monime.SourceAccount, monime.CreateTimeout)
            .Should().Be((Secret, "spc-1", "https://proxy.example/monime/", MonimeApi.Release20240801, "fac-1", TimeSpan.FromSeconds(12)));
        (monime.Transport.ConnectTimeout, monime.Transport.MaxConnections).Should().Be((TimeSpan.FromSeconds(3), 9));
        monime.Transport.MaxAnswerBytes.Should().Be(new TransportOptions().MaxAnswerBytes);

        services.GetRequiredKeyedService<IPayoutProvider>("monime").Address.Should().Be(
            new ProviderAddress("Monime", "https://proxy.example/monime/", "2024-08-01", "spc-1", "live"));
        services.GetRequiredKeyedService<IPayoutProvider>("payroll").Address.Should().Be(
            new ProviderAddress("Monime", "https://api.monime.io/", "caph.2025-08-23", "spc-2", "test"));
    }

    [Fact]
    public void Code_has_the_last_word_over_the_section()
    {
        using ServiceProvider services = Build(Valid(), payouts => payouts.AddMonime(options => options.SpaceId = "spc-code"));

        MonimeOptions options = services.GetRequiredService<IOptionsMonitor<MonimeOptions>>().Get("monime");
        (options.AccessToken, options.SpaceId).Should().Be((Secret, "spc-code"));
    }

    [Fact]
    public void An_account_of_a_type_that_no_adapter_has_is_refused_with_the_types_known()
    {
        FluentActions.Invoking(() => Build(new() { ["Payouts:Providers:main:Type"] = "Moon" }))
            .Should().Throw<ArgumentException>().WithMessage("Payouts:Providers:main:Type is not an adapter known. Known: *Monime*in code*");
        FluentActions.Invoking(() => Build(new() { ["Payouts:Providers:main:AccessToken"] = Secret }))
            .Should().Throw<ArgumentException>().Which.Message.Should().StartWith("Payouts:Providers:main:Type").And.NotContain(Secret);
    }

    [Theory]
    [InlineData("AccessToken", null, "is missing: make a personal access token")]
    [InlineData("AccessToken", "", "is missing")]
    [InlineData("AccessToken", "mon_5ecre7\r\nX-Evil: 1", "holds a blank, a line break")]
    [InlineData("AccessToken", "mon_5ecre7\n", "holds a blank, a line break")]
    [InlineData("AccessToken", "mon 5ecre7", "holds a blank")]
    [InlineData("AccessToken", "mon_5ecre7\u00E9", "a character that no header may carry")]
    [InlineData("SpaceId", "", "is missing: copy the Space's id")]
    [InlineData("SpaceId", "spc\r\n-1", "holds a blank, a line break")]
    [InlineData("SpaceId", "01234567890123456789012345678901234567890123456789012345678901234", "has at most 64 characters; it has 65")]
    [InlineData("Version", "", "is missing: use caph.2025-08-23")]
    [InlineData("Version", "caph\n", "holds a blank, a line break")]
    [InlineData("SourceAccount", "fac 1", "holds a blank")]
    [InlineData("BaseAddress", "http://api.monime.io/", "is not https")]
    [InlineData("BaseAddress", "ftp://api.monime.io/", "is not https")]
    [InlineData("BaseAddress", "/payouts", "is missing or not absolute")]
    [InlineData("BaseAddress", "https://user:5ecre7@api.monime.io/", "holds credentials, a query or a fragment")]
    [InlineData("BaseAddress", "https://api.monime.io/?key=5ecre7", "holds credentials, a query or a fragment")]
    [InlineData("BaseAddress", "https://api.monime.io/#5ecre7", "holds credentials, a query or a fragment")]
    [InlineData("CreateTimeout", "00:00:01", "is 00:00:02 to 00:05:00; it is 00:00:01")]
    [InlineData("CreateTimeout", "00:05:01", "is 00:00:02 to 00:05:00; it is 00:05:01")]
    [InlineData("CreateTimeout", "-00:00:30", "it is -00:00:30")]
    [InlineData("Transport:ConnectTimeout", "00:00:00", "it is 00:00:00")]
    [InlineData("Transport:ConnectTimeout", "00:01:01", "it is 00:01:01")]
    [InlineData("Transport:ConnectionLifetime", "00:00:00.5", "it is 00:00:00.5")]
    [InlineData("Transport:MaxConnections", "0", "is at least 1; it is 0")]
    [InlineData("Transport:MaxAnswerBytes", "4095", "is 4 KiB to 64 MiB; it is 4095")]
    [InlineData("Transport:MaxAnswerBytes", "67108865", "is 4 KiB to 64 MiB; it is 67108865")]
    public void A_wrong_setting_is_named_by_its_path_at_start_and_no_secret_is_repeated(string setting, string? value, string rule)
    {
        Dictionary<string, string?> settings = Valid();
        settings[$"Payouts:Providers:monime:{setting}"] = value;
        using ServiceProvider services = Build(settings);

        OptionsValidationException failure = FluentActions.Invoking(() => services.GetRequiredService<IStartupValidator>().Validate())
            .Should().Throw<OptionsValidationException>().Which;

        failure.Failures.Should().ContainSingle().Which.Should().StartWith($"Payouts:Providers:monime:{setting} ").And.Contain(rule);
        failure.ToString().Should().NotContain("5ecre7");
    }

    [Theory]
    [InlineData("http://localhost:5000/")]
    [InlineData("http://127.0.0.1:5000/")]
    [InlineData("http://[::1]:5000/")]
    [InlineData("https://api.monime.io/gateway")]
    public void Plain_http_is_taken_on_this_machine_only(string address)
    {
        Dictionary<string, string?> settings = Valid();
        settings["Payouts:Providers:monime:BaseAddress"] = address;
        using ServiceProvider services = Build(settings);

        FluentActions.Invoking(() => services.GetRequiredService<IStartupValidator>().Validate()).Should().NotThrow();
    }

    [Theory]
    [InlineData("Namespace", "")]
    [InlineData("Namespace", "my shop")]
    [InlineData("Namespace", "shop\u0007")]
    [InlineData("Namespace", "01234567890123456789012345678901234567890123456789012345678901234")]
    [InlineData("MaxAttempts", "0")]
    [InlineData("MaxAttempts", "11")]
    [InlineData("RetryBudget", "-00:00:01")]
    [InlineData("RetryBudget", "00:05:01")]
    [InlineData("RateLimitQueue", "-00:00:01")]
    [InlineData("RateLimitQueue", "01:00:01")]
    public void A_setting_of_the_library_out_of_its_range_is_named_by_its_path(string setting, string value)
    {
        Dictionary<string, string?> settings = Valid();
        settings[$"Payouts:{setting}"] = value;
        using ServiceProvider services = Build(settings);

        FluentActions.Invoking(() => services.GetRequiredService<IStartupValidator>().Validate())
            .Should().Throw<OptionsValidationException>().Which.Failures.Should().ContainSingle().Which.Should().StartWith($"Payouts:{setting} ");
    }

    [Theory]
    [InlineData("Namespace", "s")]
    [InlineData("MaxAttempts", "1")]
    [InlineData("MaxAttempts", "10")]
    [InlineData("RetryBudget", "00:00:00")]
    [InlineData("RetryBudget", "00:05:00")]
    [InlineData("RateLimitQueue", "00:00:00")]
    [InlineData("RateLimitQueue", "01:00:00")]
    public void A_setting_of_the_library_at_its_limit_is_taken(string setting, string value)
    {
        Dictionary<string, string?> settings = Valid();
        settings[$"Payouts:{setting}"] = value;
        using ServiceProvider services = Build(settings);

        FluentActions.Invoking(() => services.GetRequiredService<IStartupValidator>().Validate()).Should().NotThrow();
    }

    [Fact]
    public void Messages_name_the_section_that_was_given()
    {
        IConfigurationRoot configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?> { ["Shop:Money:Providers:monime:SpaceId"] = "spc-1", ["Shop:Money:MaxAttempts"] = "0" }).Build();
        var services = new ServiceCollection();
        services.AddPayouts(configuration.GetSection("Shop:Money"), payouts => payouts.UseInMemoryJournal());
        using ServiceProvider provider = services.BuildServiceProvider();

        AggregateException failures = FluentActions.Invoking(() => provider.GetRequiredService<IStartupValidator>().Validate()).Should().Throw<AggregateException>().Which;

        failures.Message.Should().Contain("Shop:Money:MaxAttempts ").And.Contain("Shop:Money:Providers:monime:AccessToken is missing");
    }

    [Fact]
    public void Messages_name_the_section_that_was_given_after_the_account()
    {
        IConfigurationRoot configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["Pay:Namespace"] = "shop" }).Build();
        var services = new ServiceCollection();
        services.AddPayouts(payouts => payouts.UseInMemoryJournal().AddMonime(options => options.SpaceId = "spc-1"));
        services.AddPayouts(configuration.GetSection("Pay"));
        using ServiceProvider provider = services.BuildServiceProvider();

        FluentActions.Invoking(() => provider.GetRequiredService<IStartupValidator>().Validate())
            .Should().Throw<OptionsValidationException>().Which.Failures.Should().ContainSingle().Which.Should().StartWith("Pay:Providers:monime:AccessToken is missing");
    }

    [Fact]
    public void An_account_registered_twice_reports_a_problem_once()
    {
        using ServiceProvider services = Build(
            new() { ["Payouts:Providers:monime:SpaceId"] = "spc-1" }, payouts => payouts.AddMonime().AddMonime());

        FluentActions.Invoking(() => services.GetRequiredService<IStartupValidator>().Validate())
            .Should().Throw<OptionsValidationException>().Which.Failures.Should().ContainSingle();
    }

    [Fact]
    public async Task A_host_with_a_wrong_setting_does_not_start()
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { EnvironmentName = "Development" });
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["Payouts:Providers:monime:AccessToken"] = $"{Secret}\r\n", ["Payouts:Providers:monime:SpaceId"] = "spc-1" });
        builder.Services.AddPayouts(builder.Configuration.GetSection("Payouts"), payouts => payouts.UseInMemoryJournal());
        using IHost host = builder.Build();

        OptionsValidationException failure = (await FluentActions.Awaiting(() => host.StartAsync()).Should().ThrowAsync<OptionsValidationException>()).Which;

        failure.ToString().Should().Contain("Payouts:Providers:monime:AccessToken holds").And.NotContain(Secret);
    }

    [Fact]
    public async Task A_host_with_right_settings_starts_and_stops()
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { EnvironmentName = "Development" });
        builder.Configuration.AddInMemoryCollection(Valid());
        builder.Services.AddPayouts(builder.Configuration.GetSection("Payouts"), payouts => payouts.UseInMemoryJournal());
        using IHost host = builder.Build();

        await host.StartAsync();
        await host.StopAsync();
    }

    [Fact]
    public async Task A_token_that_changes_in_the_configuration_goes_with_the_next_request()
    {
        IConfigurationRoot configuration = new ConfigurationBuilder().AddInMemoryCollection(WithStub()).Build();
        var transport = new StubHandler(RefusalHost.MonimeAnswer);
        var services = new ServiceCollection();
        services.AddPayouts(configuration.GetSection("Payouts"), payouts => payouts.UseInMemoryJournal());
        services.AddHttpClient(PayoutHttp.ClientName("monime")).ConfigurePrimaryHttpMessageHandler(() => transport);
        await using ServiceProvider provider = services.BuildServiceProvider();
        var client = provider.GetRequiredService<IPayoutClient>();

        await client.CreateAsync(new RequestDraft { Reference = "before" }.ToRequest());
        configuration["Payouts:Providers:monime:AccessToken"] = "mon_live_n3w";
        configuration.Reload();
        await client.CreateAsync(new RequestDraft { Reference = "after" }.ToRequest());
        await client.RefreshAsync("before");

        transport.Requests.Select(request => (request.Method, request.Authorization)).Should().Equal(
            ("POST", $"Bearer {Secret}"), ("POST", "Bearer mon_live_n3w"), ("GET", "Bearer mon_live_n3w"));
    }

    [Fact]
    public async Task A_key_of_the_other_environment_does_not_touch_payouts_made_before()
    {
        IConfigurationRoot configuration = new ConfigurationBuilder().AddInMemoryCollection(WithStub()).Build();
        var transport = new StubHandler(RefusalHost.MonimeAnswer);
        var services = new ServiceCollection();
        services.AddPayouts(configuration.GetSection("Payouts"), payouts => payouts.UseInMemoryJournal());
        services.AddHttpClient(PayoutHttp.ClientName("monime")).ConfigurePrimaryHttpMessageHandler(() => transport);
        await using ServiceProvider provider = services.BuildServiceProvider();
        var client = provider.GetRequiredService<IPayoutClient>();
        await client.CreateAsync(new RequestDraft { Reference = "before" }.ToRequest());

        configuration["Payouts:Providers:monime:AccessToken"] = "mon_test_n3w";
        configuration.Reload();

        await FluentActions.Awaiting(() => client.RefreshAsync("before")).Should().ThrowAsync<PayoutStateException>().WithMessage("*environment of the key changed*");
        transport.Requests.Should().ContainSingle();
    }

    private static Dictionary<string, string?> Valid() => new()
    {
        ["Payouts:Providers:monime:AccessToken"] = Secret,
        ["Payouts:Providers:monime:SpaceId"] = "spc-1",
    };

    // A test's transport in place of the sockets, vouched for.
    private static Dictionary<string, string?> WithStub() => new(Valid()) { ["Payouts:Providers:monime:Transport:AllowForeignTransport"] = "true" };

    private static ServiceProvider Build(Dictionary<string, string?> settings, Action<Payouts.DependencyInjection.PayoutsBuilder>? configure = null)
    {
        IConfigurationRoot configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        var services = new ServiceCollection();
        services.AddPayouts(configuration.GetSection("Payouts"), payouts =>
        {
            payouts.UseInMemoryJournal();
            configure?.Invoke(payouts);
        });
        return services.BuildServiceProvider();
    }
}
