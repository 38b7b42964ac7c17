using Microsoft.Extensions.DependencyInjection;
using Payouts.Alexpay;
using Payouts.Chaos.Crashpoints;
using Payouts.DependencyInjection;
using Payouts.Moneroo;
using Payouts.Monime;
using Payouts.Simulator.Alexpay;
using Payouts.Simulator.Moneroo;
using Payouts.Simulator.Monime;

namespace Payouts.Chaos.Defects;

/// <summary>Accounts beside the one that a script is about.</summary>
internal static class DefectAccounts
{
    /// <summary>Adds a second account of the same provider.</summary>
    public static void AddSecond(PayoutsBuilder payouts, Account account, Uri simulator)
    {
        switch (account.ProviderType)
        {
            case MonimeOptions.ProviderType:
                payouts.AddMonime(DefectWorld.Second, options => (options.BaseAddress, options.AccessToken, options.SpaceId) = (new Uri(simulator, "monime/"), MonimeDefaults.TestToken, "spc-second"));
                break;
            case MonerooOptions.ProviderType:
                payouts.AddMoneroo(DefectWorld.Second, options => (options.BaseAddress, options.SecretKey) = (new Uri(simulator, "moneroo/"), MonerooDefaults.LiveKey));
                break;
            case AlexpayOptions.ProviderType:
                payouts.AddAlexpay(DefectWorld.Second, options =>
                    (options.BaseAddress, options.SecretKey, options.PublicKey) = (new Uri(simulator, "alexpay/"), AlexpayDefaults.LiveSecretKey, AlexpayDefaults.LivePublicKey));
                break;
        }
    }
}
