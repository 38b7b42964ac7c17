using Kwik;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Payouts.DependencyInjection;
using Payouts.Providers;

namespace Payouts.Tests.DependencyInjection;

/// <summary>An adapter of another package, registered by configuration.</summary>
public sealed class OtherPackageTests
{
    [Fact]
    public void An_adapter_that_is_made_known_registers_the_accounts_of_its_type()
    {
        using ServiceProvider services = Build(Valid(), static payouts => payouts.AddAdapters(typeof(KwikOptions).Assembly));

        services.GetRequiredKeyedService<IPayoutProvider>("dakar").Address.Should().Be(new ProviderAddress("Kwik", "https://kwik.test/", "v1"));
        services.GetRequiredKeyedService<IPayoutProvider>("monime").Capabilities.ProviderType.Should().Be("Monime");
    }

    [Fact]
    public void An_adapter_that_nobody_made_known_is_refused_with_what_to_do() =>
        FluentActions.Invoking(() => Build(Valid())).Should().Throw<ArgumentException>().WithMessage("Payouts:Providers:dakar:Type is not an adapter known. Known: *Monime*call AddAdapters*");

    [Fact]
    public void An_adapter_that_is_made_known_before_the_section_comes_is_known_then()
    {
        var services = new ServiceCollection();
        services.AddPayouts(static payouts => payouts.UseInMemoryJournal().AddAdapters(typeof(KwikOptions).Assembly));
        services.AddPayouts(Section(Valid()));
        using ServiceProvider provider = services.BuildServiceProvider();

        provider.GetRequiredKeyedService<IPayoutProvider>("dakar").Name.Should().Be("dakar");
    }

    [Fact]
    public void An_adapter_that_is_made_known_twice_registers_once()
    {
        using ServiceProvider services = Build(Valid(), static payouts => payouts.AddAdapters(typeof(KwikOptions).Assembly).AddAdapters(typeof(KwikOptions).Assembly));

        services.GetKeyedServices<IPayoutProvider>("dakar").Should().ContainSingle();
    }

    [Fact]
    public void Code_after_the_adapter_is_made_known_has_the_last_word_over_the_section()
    {
        using ServiceProvider services = Build(
            Valid(), static payouts => payouts.AddAdapters(typeof(KwikOptions).Assembly).AddKwik("dakar", static options => options.CreateTimeout = TimeSpan.FromSeconds(9)));

        KwikOptions options = services.GetRequiredService<IOptionsMonitor<KwikOptions>>().Get("dakar");
        (options.ApiKey, options.CreateTimeout).Should().Be(("kwk_1", TimeSpan.FromSeconds(9)));
    }

    [Fact]
    public void A_wrong_setting_is_named_by_its_path_as_for_any_adapter()
    {
        Dictionary<string, string?> settings = Valid();
        settings["Payouts:Providers:dakar:ApiKey"] = "";
        using ServiceProvider services = Build(settings, static payouts => payouts.AddAdapters(typeof(KwikOptions).Assembly));

        FluentActions.Invoking(() => services.GetRequiredService<IStartupValidator>().Validate())
            .Should().Throw<OptionsValidationException>().Which.Failures.Should().ContainSingle().Which.Should().StartWith("Payouts:Providers:dakar:ApiKey is missing");
    }

    [Fact]
    public void The_sample_sees_only_what_is_public() =>
        typeof(PayoutClient).Assembly.GetCustomAttributes(typeof(System.Runtime.CompilerServices.InternalsVisibleToAttribute), inherit: false)
            .Cast<System.Runtime.CompilerServices.InternalsVisibleToAttribute>().Select(static attribute => attribute.AssemblyName)
            .Should().NotContain(typeof(KwikOptions).Assembly.GetName().Name);

    private static Dictionary<string, string?> Valid() => new()
    {
        ["Payouts:Providers:dakar:Type"] = "kwik",
        ["Payouts:Providers:dakar:ApiKey"] = "kwk_1",
        ["Payouts:Providers:dakar:BaseAddress"] = "https://kwik.test/",
        ["Payouts:Providers:monime:AccessToken"] = "mon_test_1",
        ["Payouts:Providers:monime:SpaceId"] = "spc-1",
    };

    private static IConfigurationSection Section(Dictionary<string, string?> settings) => new ConfigurationBuilder().AddInMemoryCollection(settings).Build().GetSection("Payouts");

    private static ServiceProvider Build(Dictionary<string, string?> settings, Action<PayoutsBuilder>? configure = null)
    {
        var services = new ServiceCollection();
        services.AddPayouts(Section(settings), payouts =>
        {
            payouts.UseInMemoryJournal();
            configure?.Invoke(payouts);
        });
        return services.BuildServiceProvider();
    }
}
