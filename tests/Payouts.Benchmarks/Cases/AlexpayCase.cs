using Microsoft.Extensions.DependencyInjection;
using Payouts.Alexpay;
using Payouts.Benchmarks.Peers;
using Payouts.Benchmarks.Transport;
using Payouts.Providers;

namespace Payouts.Benchmarks.Cases;

/// <summary>Alexpay's adapter: no key, so a create would have a connection of its own, and a directory of countries that is read once and kept.</summary>
internal static class AlexpayCase
{
    private const string Account = "alexpay";
    private const string Id = "PY_6c663231b92a4bbabdff4bcc1";

    private static readonly byte[] Created =
        [.. """{"status":"success","code":200,"message":"payout queued successfully","data":{"amount":26,"message":"Payout is being processed by the provider","reference":"PY_6c663231b92a4bbabdff4bcc1","status":"processing"}}"""u8];

    private static readonly byte[] Countries =
        [.. """{"status":"success","code":200,"message":"success","data":[{"id":"00000000-0000-4000-8000-000000000002","name":"Zambia","country_code":"ZM","currency_code":"ZMW"}]}"""u8];

    private static readonly byte[] Checked = [..
        """
        {"status":"success","code":200,"message":"Transaction check completed successfully.","data":{"id":"011fcbbf-567e-470b-8d21-000000000001","amount":26,"charge":25,"environment":"live","type":"payout"
        ,"method":"mobilemoney","status":"success","currency":"ZMW","reference":"PY_6c663231b92a4bbabdff4bcc1","narration":"Order refund","provider_transaction_id":"011fcbbf-567e","redirect_url":"","operator":"MTN"
        ,"customer":null,"refunds":[],"is_disbursed":"true","is_fraud_resolved":"false","created_at":"2026-08-26T15:41:42.803503Z","updated_at":"2026-08-26T15:45:30.475315Z"}}
        """u8];

    public static AdapterCase Create()
    {
        var provider = new RoutedHandler(("/process", Created), ("/countries", Countries), ("/check", Checked));
        return new AdapterCase(
            AdapterHost.Build(
                AlexpayOptions.ProviderType,
                Account,
                static context => new AlexpayProvider(context),
                static payouts => payouts.AddAlexpay(static options =>
                {
                    options.SecretKey = "secret-benchmark";
                    options.PublicKey = "public-benchmark";
                    options.BaseAddress = Samples.BaseAddress;
                    options.DirectoryLifetime = TimeSpan.FromDays(1);
                }),
                provider),
            new PayoutRequest
            {
                Reference = Samples.Reference(0),
                Amount = Money.Of(26m, Currency.ZMW),
                Destination = PayoutDestination.MobileMoney("+260970000000", MobileNetwork.Mtn, "ZM"),
                Description = "Order refund",
            },
            new ProviderPayoutId(Id),
            Created,
            provider);
    }
}
