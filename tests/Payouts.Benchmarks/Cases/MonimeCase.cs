using Microsoft.Extensions.DependencyInjection;
using Payouts.Benchmarks.Peers;
using Payouts.Benchmarks.Transport;
using Payouts.Monime;
using Payouts.Providers;

namespace Payouts.Benchmarks.Cases;

/// <summary>Monime's adapter: one shape of answer for both calls.</summary>
internal static class MonimeCase
{
    /// <summary>Over a provider in memory.</summary>
    public static AdapterCase Create()
    {
        var provider = new RoutedHandler(("", Samples.AnswerBytes));
        return Of(Samples.BaseAddress, provider);
    }

    /// <summary>Over real sockets.</summary>
    public static AdapterCase Over(Uri address) => Of(address, provider: null);

    private static AdapterCase Of(Uri address, RoutedHandler? provider) => new(
        AdapterHost.Build(
            MonimeOptions.ProviderType,
            PayoutsHost.Account,
            static context => new MonimeProvider(context),
            payouts => payouts.AddMonime(options =>
            {
                options.AccessToken = Samples.Token;
                options.SpaceId = Samples.Space;
                options.BaseAddress = address;
            }),
            provider),
        PayoutsHost.Request(Samples.Reference(0)),
        new ProviderPayoutId("pyt-000000000000"),
        Samples.AnswerBytes,
        provider);
}
