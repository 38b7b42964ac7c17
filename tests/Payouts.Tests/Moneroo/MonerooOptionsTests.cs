using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Payouts.DependencyInjection;
using Payouts.Moneroo;
using Payouts.Providers;
using Payouts.Tests.Moneroo.Support;

namespace Payouts.Tests.Moneroo;

/// <summary>Settings, registration and what the account says of itself.</summary>
public sealed class MonerooOptionsTests
{
    private const string Path = "Payouts:Providers:moneroo";
    private const string Secret = "pvk_5ecre7|01HZY0000000000000000S3CRT";

    [Fact]
    public void Every_setting_binds_from_the_section_of_its_account()
    {
        using ServiceProvider services = Build(new()
        {
            [$"{Path}:SecretKey"] = Secret,
            [$"{Path}:BaseAddress"] = "https://proxy.example/moneroo/",
            [$"{Path}:SendRecipientAsNumber"] = "true",
            [$"{Path}:SendCustomerPhoneAsNumber"] = "true",
            [$"{Path}:CheckMethods"] = "false",
            [$"{Path}:MethodsKeptFor"] = "00:01:00",
            [$"{Path}:CreateTimeout"] = "00:00:45",
            [$"{Path}:Transport:ConnectTimeout"] = "00:00:03",
            ["Payouts:Providers:salaries:Type"] = "moneroo",
            ["Payouts:Providers:salaries:SecretKey"] = "pvk_sandbox_x|y",
        });

        MonerooOptions options = OptionsOf(services, "moneroo");
        (options.SecretKey, options.BaseAddress.AbsoluteUri, options.SendRecipientAsNumber, options.SendCustomerPhoneAsNumber, options.CheckMethods, options.MethodsKeptFor, options.CreateTimeout)
            .Should().Be((Secret, "https://proxy.example/moneroo/", true, true, false, TimeSpan.FromMinutes(1), TimeSpan.FromSeconds(45)));
        options.Transport.ConnectTimeout.Should().Be(TimeSpan.FromSeconds(3));
        services.GetRequiredKeyedService<IPayoutProvider>("moneroo").Address.Should().Be(new ProviderAddress("Moneroo", "https://proxy.example/moneroo/", "v1", null, "live"));
        services.GetRequiredKeyedService<IPayoutProvider>("salaries").Address.Should().Be(new ProviderAddress("Moneroo", "https://api.moneroo.io/", "v1", null, "sandbox"));
    }

    [Fact]
    public void The_defaults_are_the_documented_host_texts_of_digits_and_a_checked_method()
    {
        var options = new MonerooOptions();

        (options.SecretKey, options.BaseAddress.AbsoluteUri, options.SendRecipientAsNumber, options.SendCustomerPhoneAsNumber, options.CheckMethods, options.MethodsKeptFor, options.CreateTimeout)
            .Should().Be(("", "https://api.moneroo.io/", false, false, true, TimeSpan.FromMinutes(10), TimeSpan.FromSeconds(30)));
        new MonerooOptions { SecretKey = Secret }.ToString().Should().Be("Moneroo options");
    }

    [Theory]
    [InlineData("SecretKey", null, "is missing: copy the secret key from Moneroo's dashboard, under Developers")]
    [InlineData("SecretKey", "", "is missing")]
    [InlineData("SecretKey", "pvk 5ecre7", "holds a blank, a line break")]
    [InlineData("SecretKey", "pvk_5ecre7\r\nX-Evil: 1", "holds a blank, a line break")]
    [InlineData("SecretKey", "pvk_5ecre7é", "a character that no header may carry")]
    [InlineData("BaseAddress", "http://api.moneroo.io/", "is not https")]
    [InlineData("BaseAddress", "/v1", "is missing or not absolute")]
    [InlineData("BaseAddress", "https://user:5ecre7@api.moneroo.io/", "holds credentials, a query or a fragment")]
    [InlineData("BaseAddress", "https://api.moneroo.io/v1", "ends in v1, which is added here: give the host's root, such as https://api.moneroo.io/.")]
    [InlineData("BaseAddress", "https://api.moneroo.io/v1/", "ends in v1, which is added here")]
    [InlineData("MethodsKeptFor", "00:00:00.999", "is 00:00:01 to 1.00:00:00; it is 00:00:00.9990000")]
    [InlineData("MethodsKeptFor", "1.00:00:01", "is 00:00:01 to 1.00:00:00; it is 1.00:00:01")]
    [InlineData("CreateTimeout", "00:00:01", "is 00:00:02 to 00:05:00; it is 00:00:01")]
    [InlineData("CreateTimeout", "00:05:01", "is 00:00:02 to 00:05:00; it is 00:05:01")]
    [InlineData("Transport:MaxConnections", "0", "is at least 1; it is 0")]
    public void A_wrong_setting_is_named_by_its_path_at_start_and_no_secret_is_repeated(string setting, string? value, string rule)
    {
        using ServiceProvider services = Build(new() { [$"{Path}:SecretKey"] = Secret, [$"{Path}:{setting}"] = value });

        OptionsValidationException failure = FluentActions.Invoking(() => services.GetRequiredService<IStartupValidator>().Validate()).Should().Throw<OptionsValidationException>().Which;

        failure.Failures.Should().ContainSingle().Which.Should().StartWith($"{Path}:{setting} ").And.Contain(rule);
        failure.ToString().Should().NotContain("5ecre7");
    }

    [Theory]
    [InlineData("SecretKey", "pvk_abc123|01HZY"), InlineData("SecretKey", "test_x"), InlineData("SecretKey", "anything-printable~!"), InlineData("BaseAddress", "https://gateway.example/v1x")]
    [InlineData("BaseAddress", "http://localhost:5000/"), InlineData("MethodsKeptFor", "00:00:01"), InlineData("MethodsKeptFor", "1.00:00:00"), InlineData("CreateTimeout", "00:00:02")]
    [InlineData("CreateTimeout", "00:05:00")]
    public void A_setting_at_its_limit_is_taken_and_no_key_is_judged_by_its_look(string setting, string value)
    {
        using ServiceProvider services = Build(new() { [$"{Path}:SecretKey"] = Secret, [$"{Path}:{setting}"] = value });

        FluentActions.Invoking(() => services.GetRequiredService<IStartupValidator>().Validate()).Should().NotThrow();
    }

    [Theory]
    [InlineData("pvk_abc123|01HZY", "live"), InlineData("pvk_sandbox_abc123|01HZY", "sandbox"), InlineData("test_abc", "sandbox"), InlineData("pvk_sandbo", null), InlineData("pvk_test_1|01HZY", null), InlineData("sk_abc", null)]
    [InlineData("PVK_abc", null), InlineData("xpvk_sandbox_", null), InlineData("pvk", null)]
    public void A_key_tells_its_environment_where_its_shape_is_known(string key, string? environment)
    {
        using ServiceProvider services = Build(new() { [$"{Path}:SecretKey"] = key });

        services.GetRequiredKeyedService<IPayoutProvider>("moneroo").Address.Environment.Should().Be(environment);
    }

    [Fact]
    public void Several_accounts_keep_their_own_settings_and_code_has_the_last_word()
    {
        using ServiceProvider services = Build(
            new() { [$"{Path}:SecretKey"] = Secret },
            payouts => payouts.AddMoneroo(options => options.SendRecipientAsNumber = true).AddMoneroo("moneroo-salaries", options => options.SecretKey = "pvk_sandbox_2|x"));

        (OptionsOf(services, "moneroo").SecretKey, OptionsOf(services, "moneroo").SendRecipientAsNumber).Should().Be((Secret, true));
        services.GetRequiredKeyedService<IPayoutProvider>("moneroo-salaries").Should().BeOfType<MonerooProvider>().Which.Address.Environment.Should().Be("sandbox");
        FluentActions.Invoking(() => services.GetRequiredService<IStartupValidator>().Validate()).Should().NotThrow();
    }

    [Fact]
    public void An_account_registered_twice_reports_a_problem_once()
    {
        using ServiceProvider services = Build([], payouts => payouts.AddMoneroo().AddMoneroo());

        FluentActions.Invoking(() => services.GetRequiredService<IStartupValidator>().Validate()).Should().Throw<OptionsValidationException>().Which.Failures.Should().ContainSingle();
    }

    [Fact]
    public async Task The_account_says_what_it_can_do()
    {
        await using MonerooWorld world = new(static options => options.CreateTimeout = TimeSpan.FromSeconds(45));

        ProviderCapabilities capabilities = world.Provider.Capabilities;

        (capabilities.ProviderType, capabilities.AmountEncoding, capabilities.Idempotency, capabilities.CreateTimeout, capabilities.RequestIdHeader)
            .Should().Be(("Moneroo", AmountEncoding.WholeMajorUnits, IdempotencyTraits.None, TimeSpan.FromSeconds(45), null));
        (capabilities.Source.AbsoluteUri, capabilities.WebhookScheme).Should().Be(("https://docs.moneroo.io/payouts/initialize-payout", "X-Moneroo-Signature: HMAC-SHA256, hex, over the raw body"));
        capabilities.CreateRules.Refusals.Should().Equal(400, 422);
        capabilities.CreateRules.Configuration.Should().Equal(401, 403, 404, 405, 406, 415);
        (capabilities.CreateRules.AlreadyExists, capabilities.CreateRules.Throttled.Single(), capabilities.CreateRules.ThrottlePause).Should().Be((null, 429, TimeSpan.FromSeconds(60)));
        capabilities.Limits.Should().Be(new FieldLimits
        {
            DescriptionLength = 155, RequiresDescription = true, MetadataEntries = 9, MetadataKeyLength = 100, MetadataValueLength = 100, RequiresNetwork = true, RequiresBeneficiary = true,
        });
        capabilities.RateLimits.Should().Equal(new RateLimit(RateLimitScope.Account, 120, TimeSpan.FromMinutes(1)));
        capabilities.Operations.Should().Equal(
            new OperationSupport(ProviderOperation.Create, VerificationLevel.Simulator, "POST /v1/payouts/initialize"),
            new OperationSupport(ProviderOperation.Get, VerificationLevel.Simulator, "GET /v1/payouts/{id}/verify, /v1/payouts/{id}"),
            new OperationSupport(ProviderOperation.MethodDirectory, VerificationLevel.Simulator, "GET /utils/payout/methods"));
        world.Provider.Should().NotBeAssignableTo<IPayoutSearch>().And.NotBeAssignableTo<IPayoutCancellation>().And.NotBeAssignableTo<IPayoutListing>()
            .And.NotBeAssignableTo<IBalanceReader>().And.NotBeAssignableTo<IAccountNameLookup>().And.NotBeAssignableTo<IPayoutMetadataUpdate>();
    }

    [Fact]
    public async Task Capabilities_follow_options_that_change()
    {
        await using MonerooWorld world = new();
        ProviderCapabilities before = world.Provider.Capabilities;

        world.Provider.Capabilities.Should().BeSameAs(before);
        world.Reconfigure(static options => options.CreateTimeout = TimeSpan.FromSeconds(7));

        world.Provider.Capabilities.CreateTimeout.Should().Be(TimeSpan.FromSeconds(7));
    }

    [Fact]
    public void Extras_are_part_of_what_makes_a_request_the_same()
    {
        new MonerooExtras { Method = "mtn_bj" }.Describe().Should().ContainSingle().Which.Should().Be(KeyValuePair.Create("Method", "mtn_bj"));
        new MonerooExtras().Describe().Should().BeEmpty();
        new MonerooExtras { Method = "mtn_bj" }.ToString().Should().Be("Extras for Moneroo");
    }

    private static MonerooOptions OptionsOf(IServiceProvider services, string account) => services.GetRequiredService<IOptionsMonitor<MonerooOptions>>().Get(account);

    private static ServiceProvider Build(Dictionary<string, string?> settings, Action<PayoutsBuilder>? configure = null)
    {
        if (configure is null) settings.TryAdd($"{Path}:Type", "Moneroo");
        var services = new ServiceCollection();
        services.AddPayouts(new ConfigurationBuilder().AddInMemoryCollection(settings).Build().GetSection("Payouts"), payouts =>
        {
            payouts.UseInMemoryJournal();
            configure?.Invoke(payouts);
        });
        return services.BuildServiceProvider();
    }
}
