using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Payouts.AspNetCore;
using Payouts.DependencyInjection;
using Payouts.Journal;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Encrypts what the journal stores of people.</summary>
public static class DataProtectionBuilderExtensions
{
    /// <summary>Encrypts what is private in a durable journal with ASP.NET Core Data Protection.</summary>
    /// <remarks>Data Protection is the application's to set up: call <c>AddDataProtection</c>, and keep its keys where they outlive the payouts.</remarks>
    /// <param name="builder">The builder of <c>AddPayouts</c>.</param>
    public static PayoutsBuilder ProtectWithDataProtection(this PayoutsBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.Replace(ServiceDescriptor.Singleton<IPayoutDataProtector>(static services => new DataProtectionPayoutProtector(
            services.GetService<IDataProtectionProvider>()
            ?? throw new InvalidOperationException("ProtectWithDataProtection needs Data Protection: call services.AddDataProtection(), and say where its keys are kept."))));
        return builder;
    }
}
