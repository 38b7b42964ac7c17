using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Payouts.Alexpay;
using Payouts.DependencyInjection;
using Payouts.Providers;

namespace Payouts.Tests.Alexpay;

/// <summary>Settings from code and from a section, checked at start, and what an account tells of itself.</summary>
public sealed class AlexpayOptionsTests
{
    private const string Secret = "sec_5ecre7";
    private const string Path = "Payouts:Providers:alexpay";

    [Fact]
    public void A_section_sets_every_option_and_an_account_of_another_name_its_own()
    {
        using ServiceProvider services = Build(new()
        {
            [$"{Path}:SecretKey"] = Secret,
            [$"{Path}:PublicKey"] = "pub_1",
            [$"{Path}:BaseAddress"] = "https://pay.example/gateway",
            [$"{Path}:Environment"] = "live",
            [$"{Path}:WebhookUrl"] = "https://shop.example/hook?a=1",
            [$"{Path}:UseTransactionList"] = "true",
            [$"{Path}:ThrottledCreatesAreNotExecuted"] = "true",
            [$"{Path}:StatusPaths:0"] = "v2/payouts/{reference}",
            [$"{Path}:StatusPaths:1"] = "v2/payouts/by-id?id={id}",
            [$"{Path}:BanksPath"] = "v1/banks",
            [$"{Path}:CountriesPath"] = "v2/countries",
            [$"{Path}:DirectoryLifetime"] = "00:20:00",
            [$"{Path}:CreateTimeout"] = "00:01:30",
            [$"{Path}:Transport:ConnectTimeout"] = "00:00:03",
            ["Payouts:Providers:payroll:Type"] = "alexpay",
            ["Payouts:Providers:payroll:SecretKey"] = "sec_2",
            ["Payouts:Providers:payroll:PublicKey"] = "pub_2",
            ["Payouts:Providers:payroll:BaseAddress"] = "https://other.example/",
        });

        AlexpayOptions options = services.GetRequiredService<IOptionsMonitor<AlexpayOptions>>().Get("alexpay");
        (options.SecretKey, options.PublicKey, options.BaseAddress, options.Environment, options.WebhookUrl).Should().Be(
            (Secret, "pub_1", new Uri("https://pay.example/gateway"), "live", new Uri("https://shop.example/hook?a=1")));
        (options.UseTransactionList, options.ThrottledCreatesAreNotExecuted, options.BanksPath, options.CountriesPath).Should().Be((true, true, "v1/banks", "v2/countries"));
        (options.DirectoryLifetime, options.CreateTimeout, options.Transport.ConnectTimeout).Should().Be((TimeSpan.FromMinutes(20), TimeSpan.FromSeconds(90), TimeSpan.FromSeconds(3)));
        options.StatusPaths.Should().Equal("v2/payouts/{reference}", "v2/payouts/by-id?id={id}");
        AddressOf(services, "alexpay").Should().Be(new ProviderAddress("Alexpay", "https://pay.example/gateway", "v1", Scope: null, "live"));
        AddressOf(services, "payroll").Should().Be(new ProviderAddress("Alexpay", "https://other.example/", "v1", Scope: null, Environment: null));
    }

    [Fact]
    public void What_is_left_out_has_its_default()
    {
        using ServiceProvider services = Build(Valid());

        AlexpayOptions options = services.GetRequiredService<IOptionsMonitor<AlexpayOptions>>().Get("alexpay");

        (options.Environment, options.WebhookUrl, options.UseTransactionList, options.ThrottledCreatesAreNotExecuted).Should().Be((null, null, false, false));
        (options.BanksPath, options.CountriesPath).Should().Be(("v1/payment/banks", "v1/countries"));
        (options.DirectoryLifetime, options.CreateTimeout).Should().Be((TimeSpan.FromHours(1), TimeSpan.FromSeconds(60)));
        options.StatusPaths.Should().BeEmpty();
        AlexpayOptions.DefaultStatusPaths.Should().Equal("v1/payment/{id}/check", "v1/payment/transactions/{reference}/check");
    }

    [Theory]
    [InlineData("SecretKey", null, "is missing: copy the secret key")]
    [InlineData("SecretKey", "sec_5ecre7\r\nX-Evil: 1", "holds a blank, a line break")]
    [InlineData("SecretKey", "sec 5ecre7", "holds a blank")]
    [InlineData("PublicKey", "", "is missing: copy the public key")]
    [InlineData("PublicKey", "pub_5ecre7\n", "holds a blank, a line break")]
    [InlineData("PublicKey", "pub_5ecre7\u00E9", "a character that no header may carry")]
    [InlineData("BaseAddress", null, "is missing: Alexpay's production host is documented nowhere, so ask Alexpay for it.")]
    [InlineData("BaseAddress", "/v1", "is missing or not absolute")]
    [InlineData("BaseAddress", "http://api.alexpay.example/", "is not https")]
    [InlineData("BaseAddress", "https://u:5ecre7@pay.example/", "holds credentials")]
    [InlineData("BaseAddress", "https://pay.example/?key=5ecre7", "holds credentials, a query or a fragment")]
    [InlineData("Environment", "sandbox", "is 'live' or 'test'")]
    [InlineData("Environment", "LIVE", "is 'live' or 'test'")]
    [InlineData("Environment", "", "is 'live' or 'test'")]
    [InlineData("WebhookUrl", "http://shop.example/hook", "is not an absolute https address")]
    [InlineData("WebhookUrl", "hook", "is not an absolute https address")]
    [InlineData("WebhookUrl", "ftp://localhost/hook", "is not an absolute https address")]
    [InlineData("WebhookUrl", "https://u:5ecre7@shop.example/", "without credentials and fragment")]
    [InlineData("WebhookUrl", "https://shop.example/#5ecre7", "without credentials and fragment")]
    [InlineData("StatusPaths:0", "v1/payment/check", "has neither {id} nor {reference}: write it as v1/payment/{id}/check.")]
    [InlineData("StatusPaths:0", "", "has neither {id} nor {reference}")]
    [InlineData("StatusPaths:0", "{ID}", "has neither {id} nor {reference}")]
    [InlineData("StatusPaths:0", "/v1/payment/{id}", "is not a path relative to the base address")]
    [InlineData("StatusPaths:0", "https://evil.example/{id}", "is not a path relative to the base address")]
    [InlineData("StatusPaths:0", "v1/../{id}", "is not a path relative to the base address")]
    [InlineData("StatusPaths:0", "./{id}", "is not a path relative to the base address")]
    [InlineData("StatusPaths:0", "v1\\{id}", "is not a path relative to the base address")]
    [InlineData("StatusPaths:0", "v1/{id} /check", "is not a path relative to the base address")]
    [InlineData("StatusPaths:0", "v1/{id}/{payout}", "is not a path relative to the base address")]
    [InlineData("StatusPaths:0", "v1/{id}#x", "is not a path relative to the base address")]
    [InlineData("BanksPath", "", "is not a path relative to the base address: write it as v1/payment/banks.")]
    [InlineData("BanksPath", "/v1/banks", "is not a path relative")]
    [InlineData("BanksPath", "v1/banks?x=1", "is not a path relative")]
    [InlineData("BanksPath", "v1/{id}", "is not a path relative")]
    [InlineData("CountriesPath", "", "is not a path relative to the base address: write it as v1/countries.")]
    [InlineData("CountriesPath", "//evil.example", "is not a path relative")]
    [InlineData("CountriesPath", "v1/countries#x", "is not a path relative")]
    [InlineData("DirectoryLifetime", "00:00:59", "is 00:01:00 to 7.00:00:00; it is 00:00:59")]
    [InlineData("DirectoryLifetime", "7.00:00:01", "it is 7.00:00:01")]
    [InlineData("CreateTimeout", "00:00:01", "is 00:00:02 to 00:05:00; it is 00:00:01")]
    [InlineData("CreateTimeout", "00:05:01", "it is 00:05:01")]
    [InlineData("Transport:MaxConnections", "0", "is at least 1; it is 0")]
    public void A_wrong_setting_is_named_by_its_path_at_start_and_no_secret_is_repeated(string setting, string? value, string rule)
    {
        Dictionary<string, string?> settings = Valid();
        settings[$"{Path}:{setting}"] = value;
        using ServiceProvider services = Build(settings);

        OptionsValidationException failure = FluentActions.Invoking(() => services.GetRequiredService<IStartupValidator>().Validate()).Should().Throw<OptionsValidationException>().Which;

        failure.Failures.Should().ContainSingle().Which.Should().StartWith($"{Path}:{setting} ").And.Contain(rule);
        failure.ToString().Should().NotContain("5ecre7");
    }

    [Theory]
    [InlineData("BaseAddress", "http://localhost:5000/alexpay")]
    [InlineData("Environment", "test")]
    [InlineData("WebhookUrl", "http://127.0.0.1:5000/hook?token=1")]
    [InlineData("StatusPaths:0", "v1/payment/{reference}")]
    [InlineData("StatusPaths:0", "{id}/{reference}")]
    [InlineData("StatusPaths:0", "v1/check?id={id}")]
    [InlineData("BanksPath", "banks")]
    [InlineData("DirectoryLifetime", "00:01:00")]
    [InlineData("DirectoryLifetime", "7.00:00:00")]
    [InlineData("CreateTimeout", "00:00:02")]
    [InlineData("CreateTimeout", "00:05:00")]
    public void A_setting_at_its_limit_is_taken(string setting, string value)
    {
        Dictionary<string, string?> settings = Valid();
        settings[$"{Path}:{setting}"] = value;
        using ServiceProvider services = Build(settings);

        FluentActions.Invoking(() => services.GetRequiredService<IStartupValidator>().Validate()).Should().NotThrow();
    }

    [Fact]
    public void Every_wrong_setting_is_told_at_once()
    {
        using ServiceProvider services = Build(new() { [$"{Path}:Environment"] = "x", [$"{Path}:StatusPaths:0"] = "a/{id}", [$"{Path}:StatusPaths:1"] = "b" });

        FluentActions.Invoking(() => services.GetRequiredService<IStartupValidator>().Validate()).Should().Throw<OptionsValidationException>()
            .Which.Failures.Select(static failure => failure.Split(' ')[0]).Should().Equal($"{Path}:SecretKey", $"{Path}:PublicKey", $"{Path}:BaseAddress", $"{Path}:Environment", $"{Path}:StatusPaths:1");
    }

    [Fact]
    public void Accounts_are_registered_by_name_and_code_has_the_last_word()
    {
        using ServiceProvider services = Build(Valid(), payouts => payouts.AddAlexpay(options => options.PublicKey = "pub_code").AddAlexpay("alexpay-payroll", options =>
        {
            (options.SecretKey, options.PublicKey, options.BaseAddress) = (Secret, "pub_2", new Uri("https://pay.example/"));
        }));

        services.GetRequiredService<IOptionsMonitor<AlexpayOptions>>().Get("alexpay").Should().Match<AlexpayOptions>(static options => options.PublicKey == "pub_code" && options.SecretKey == Secret);
        services.GetRequiredKeyedService<IPayoutProvider>("alexpay").Name.Should().Be("alexpay");
        services.GetRequiredKeyedService<IPayoutProvider>("alexpay-payroll").Should().BeOfType<AlexpayProvider>().Which.Name.Should().Be("alexpay-payroll");
    }

    [Fact]
    public void An_account_registered_twice_reports_a_problem_once()
    {
        Dictionary<string, string?> settings = Valid();
        settings.Remove($"{Path}:BaseAddress");
        using ServiceProvider services = Build(settings, payouts => payouts.AddAlexpay().AddAlexpay());

        FluentActions.Invoking(() => services.GetRequiredService<IStartupValidator>().Validate()).Should().Throw<OptionsValidationException>().Which.Failures.Should().ContainSingle();
    }

    [Fact]
    public void Options_show_nothing_secret_as_a_text()
    {
        new AlexpayOptions { SecretKey = Secret, PublicKey = Secret, Environment = "live" }.ToString().Should().Be("Alexpay options for live");
        new AlexpayOptions { SecretKey = Secret, Environment = Secret }.ToString().Should().Be("Alexpay options");
    }

    [Fact]
    public void Capabilities_promise_nothing_about_repeats_and_keep_no_rate_limit()
    {
        ProviderCapabilities capabilities = CapabilitiesOf(static _ => { });

        (capabilities.ProviderType, capabilities.AmountEncoding, capabilities.Idempotency.IsKeyed, capabilities.CreateTimeout)
            .Should().Be(("Alexpay", AmountEncoding.WholeMajorUnits, false, TimeSpan.FromSeconds(60)));
        capabilities.RateLimits.Should().BeEmpty();
        capabilities.CreateRules.Refusals.Should().Equal(400, 422);
        capabilities.CreateRules.Configuration.Should().Equal(401, 403, 404, 405, 406, 415);
        capabilities.CreateRules.AlreadyExists.Should().BeNull();
        capabilities.CreateRules.Throttled.Should().BeEmpty();
        capabilities.Limits.Should().Be(new FieldLimits { DescriptionLength = 200 });
        capabilities.RequestIdHeader.Should().BeNull();
    }

    [Fact]
    public void Capabilities_follow_the_options()
    {
        CapabilitiesOf(static options => options.ThrottledCreatesAreNotExecuted = true).CreateRules.Throttled.Should().Equal(429);
        CapabilitiesOf(static options => options.CreateTimeout = TimeSpan.FromSeconds(90)).CreateTimeout.Should().Be(TimeSpan.FromSeconds(90));
    }

    [Fact]
    public void Each_operation_says_how_far_it_is_verified_and_the_list_is_offered_by_option_only()
    {
        (ProviderOperation, VerificationLevel, string)[] always =
        [
            (ProviderOperation.Create, VerificationLevel.Simulator, "POST /v1/payment/payouts/process"),
            (ProviderOperation.Get, VerificationLevel.Simulator, "GET /v1/payment/{id}/check"),
            (ProviderOperation.Balance, VerificationLevel.Observed, "GET /v1/account/get-wallet"),
            (ProviderOperation.MethodDirectory, VerificationLevel.Observed, "GET /v1/payment/banks?country="),
        ];
        (ProviderOperation, VerificationLevel, string)[] list =
        [
            (ProviderOperation.List, VerificationLevel.Observed, "GET /v1/payment"),
            (ProviderOperation.SearchByHandle, VerificationLevel.Observed, "GET /v1/payment, every page, by narration"),
        ];

        Operations(static _ => { }).Should().Equal(always);
        Operations(static options => options.UseTransactionList = true).Should().Equal(always.Concat(list));
        CapabilitiesOf(static _ => { }).CanSearchByHandle.Should().BeFalse();

        static IEnumerable<(ProviderOperation, VerificationLevel, string)> Operations(Action<AlexpayOptions> configure) =>
            CapabilitiesOf(configure).Operations.Select(static support => (support.Operation, support.Verification, support.Call));
    }

    private static ProviderCapabilities CapabilitiesOf(Action<AlexpayOptions> configure)
    {
        using ServiceProvider services = Build(Valid(), payouts => payouts.AddAlexpay(configure));
        return services.GetRequiredKeyedService<IPayoutProvider>("alexpay").Capabilities;
    }

    private static ProviderAddress AddressOf(IServiceProvider services, string account) => services.GetRequiredKeyedService<IPayoutProvider>(account).Address;

    private static Dictionary<string, string?> Valid() => new()
    {
        [$"{Path}:SecretKey"] = Secret,
        [$"{Path}:PublicKey"] = "pub_1",
        [$"{Path}:BaseAddress"] = "https://pay.example/",
    };

    private static ServiceProvider Build(Dictionary<string, string?> settings, Action<PayoutsBuilder>? configure = null)
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
