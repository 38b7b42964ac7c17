using Payouts.DependencyInjection;

namespace Payouts.Providers;

/// <summary>Registers an account of one provider whose settings are in the configuration section.</summary>
public interface IProviderRegistration
{
    /// <summary>Registers the account; its options bind from <see cref="PayoutsBuilder.SectionOf"/>.</summary>
    void Register(PayoutsBuilder builder, string name);
}
