using System.Diagnostics.CodeAnalysis;

namespace Payouts.Providers;

/// <summary>Announces an adapter, so that a configuration section can register its accounts by type name.</summary>
/// <param name="providerType">The name in the section's <c>Type</c>; letter case does not matter there.</param>
/// <param name="registration">A class with a parameterless constructor that implements <see cref="IProviderRegistration"/>.</param>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class PayoutProviderAdapterAttribute(
    string providerType, [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicParameterlessConstructor)] Type registration) : Attribute
{
    /// <summary>The name in the section's <c>Type</c>.</summary>
    public string ProviderType { get; } = providerType;

    /// <summary>The class that registers an account.</summary>
    [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicParameterlessConstructor)]
    public Type Registration { get; } = registration;
}
