using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Payouts.Guards;

namespace Payouts.Tests.Guards;

/// <summary>Guards bind from configuration, and a guard that would guard nothing is found at start.</summary>
public sealed class GuardOptionsTests
{
    [Theory]
    [InlineData("Guards:PausedProviders:0", "payrol", "*Guards:PausedProviders names an account that is not registered: 'payrol'*")]
    [InlineData("Guards:Caps:0:Currency", "XFO", "*Guards:Caps:0:Currency is a three-letter code*")]
    [InlineData("Guards:Caps:0:PerDay", "-1", "*Guards:Caps:0:PerDay is an amount*")]
    [InlineData("Guards:Caps:0:Provider", "payrol", "*Guards:Caps:0:Provider names an account*")]
    [InlineData("Guards:Caps:0:Currency", "SLE", "*Guards:Caps:0 limits nothing*")]
    [InlineData("Guards:Risks:0:Count", "-1", "*Guards:Risks:0:Count is at least 0*")]
    [InlineData("Guards:Risks:0:Amount", "5", "*Guards:Risks:0:Currency is a three-letter code*")]
    [InlineData("Guards:Risks:0:Provider", "payroll", "*Guards:Risks:0 limits nothing*")]
    [InlineData("Guards:DuplicateWindow", "40.00:00:00", "*Guards:DuplicateWindow is*")]
    public void A_wrong_setting_is_told_with_its_path(string path, string value, string message)
    {
        using ServiceProvider services = Build(new() { [$"Payouts:{path}"] = value });

        Action reading = () => _ = services.GetRequiredService<IOptions<PayoutsOptions>>().Value;

        reading.Should().Throw<OptionsValidationException>().WithMessage(message);
    }

    [Fact]
    public void Every_guard_binds_from_configuration()
    {
        using ServiceProvider services = Build(new()
        {
            ["Payouts:Guards:Paused"] = "true",
            ["Payouts:Guards:PausedProviders:0"] = "payroll",
            ["Payouts:Guards:Caps:0:Provider"] = "payroll",
            ["Payouts:Guards:Caps:0:Currency"] = "SLE",
            ["Payouts:Guards:Caps:0:PerPayout"] = "100.50",
            ["Payouts:Guards:DuplicateWindow"] = "1.00:00:00",
            ["Payouts:Guards:Duplicates"] = "Warn",
            ["Payouts:Guards:Risks:0:Currency"] = "SLE",
            ["Payouts:Guards:Risks:0:Amount"] = "5000",
        });

        GuardOptions guards = services.GetRequiredService<IOptions<PayoutsOptions>>().Value.Guards;

        (guards.Paused, guards.PausedProviders[0], guards.DuplicateWindow, guards.Duplicates).Should().Be((true, "payroll", TimeSpan.FromDays(1), DuplicateRule.Warn));
        guards.Caps.Should().ContainSingle().Which.PerPayout.Should().Be(100.50m);
        guards.Risks.Should().ContainSingle().Which.Amount.Should().Be(5_000m);
    }

    private static ServiceProvider Build(Dictionary<string, string?> settings)
    {
        settings["Payouts:Providers:payroll:Type"] = "Monime";
        settings["Payouts:Providers:payroll:AccessToken"] = "token";
        settings["Payouts:Providers:payroll:SpaceId"] = "spc-1";
        var services = new ServiceCollection();
        services.AddPayouts(new ConfigurationBuilder().AddInMemoryCollection(settings).Build().GetSection("Payouts"), static payouts => payouts.UseInMemoryJournal());
        return services.BuildServiceProvider();
    }
}
