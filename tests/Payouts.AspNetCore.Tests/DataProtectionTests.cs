using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using Payouts.AspNetCore.Tests.Support;
using Payouts.Journal;

namespace Payouts.AspNetCore.Tests;

/// <summary>The adapter: which keys it uses, and what it leaves to the application.</summary>
public sealed class DataProtectionTests : IDisposable
{
    private readonly KeyFolder _keys = new();

    [Fact]
    public void What_it_wraps_it_opens()
    {
        using ServiceProvider services = Services();
        IPayoutDataProtector protector = services.GetRequiredService<IPayoutDataProtector>();

        protector.Unprotect(protector.Protect("private"u8)).Should().Equal("private"u8.ToArray());
    }

    [Fact]
    public void A_protector_of_another_purpose_does_not_open_it()
    {
        using ServiceProvider services = Services();
        byte[] cipher = services.GetRequiredService<IPayoutDataProtector>().Protect("private"u8);

        Action opening = () => services.GetRequiredService<IDataProtectionProvider>().CreateProtector("Payouts").Unprotect(cipher);

        opening.Should().Throw<CryptographicException>();
    }

    [Fact]
    public void Changed_bytes_are_refused_as_the_journal_expects_it()
    {
        using ServiceProvider services = Services();
        IPayoutDataProtector protector = services.GetRequiredService<IPayoutDataProtector>();
        byte[] cipher = protector.Protect("private"u8);
        cipher[^1] ^= 1;

        Action opening = () => protector.Unprotect(cipher);

        opening.Should().Throw<CryptographicException>();
    }

    [Fact]
    public void A_service_that_has_not_set_Data_Protection_up_is_told_what_to_call()
    {
        using ServiceProvider services = new ServiceCollection().AddPayouts(static payouts => payouts.ProtectWithDataProtection()).BuildServiceProvider();

        Action resolving = () => services.GetRequiredService<IPayoutDataProtector>();

        resolving.Should().Throw<InvalidOperationException>().WithMessage("*AddDataProtection*");
    }

    [Fact]
    public void Asking_for_it_twice_registers_one() =>
        new ServiceCollection().AddPayouts(static payouts => payouts.ProtectWithDataProtection().ProtectWithDataProtection())
            .Should().ContainSingle(static service => service.ServiceType == typeof(IPayoutDataProtector));

    public void Dispose() => _keys.Dispose();

    private ServiceProvider Services()
    {
        var services = new ServiceCollection();
        services.AddDataProtection().PersistKeysToFileSystem(_keys.Directory);
        return services.AddPayouts(static payouts => payouts.ProtectWithDataProtection()).BuildServiceProvider();
    }
}
