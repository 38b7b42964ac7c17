using Microsoft.Extensions.DependencyInjection;
using Payouts.Benchmarks.Peers;
using Payouts.Benchmarks.Transport;
using Payouts.Moneroo;
using Payouts.Providers;

namespace Payouts.Benchmarks.Cases;

/// <summary>Moneroo's adapter: a short answer to the create call, a long one to the read, and a list of methods that is read once and kept.</summary>
internal static class MonerooCase
{
    private const string Account = "moneroo";
    private const string Id = "5f7b1b2c-1b2c-5f7b-0000-000000000000";

    private static readonly byte[] Created = [.. """{"success":true,"message":"Payout transaction initialized successfully","data":{"id":"5f7b1b2c-1b2c-5f7b-0000-000000000000"}}"""u8];

    private static readonly byte[] Methods =
        [.. """{"data":[{"name":"MTN MoMo Benin","short_code":"mtn_bj","is_enabled":true,"fields":[{"label":"Number","type":"number","name":"msisdn"}],"currency":{"code":"XOF"},"countries":[{"name":"Benin","code":"BJ"}]}]}"""u8];

    private static readonly byte[] Verified = [..
        """
        {"message":"Payout transaction fetched successfully!","data":{"id":"5f7b1b2c-1b2c-5f7b-0000-000000000000","status":"success","amount":1000
        ,"currency":{"name":"West African CFA Franc","symbol":"F CFA","symbol_first":false,"decimals":0,"decimal_mark":".","thousands_separator":",","subunit":"Centime","subunit_to_unit":100,"code":"XOF"}
        ,"amount_formatted":"XOF 1000","description":"Order refund","environment":"production","metadata":{"payouts_handle":"0123456789012345678901234567890123456789"}
        ,"app":{"id":"01HHJYSA4VCBVKN4KTYF76J","name":"Shop","website_url":"https://shop.test","is_enabled":true},"customer":{"id":"cus1","first_name":"Ama","last_name":"Doe","email":"ama@shop.test","phone":null,"country":null}
        ,"disburse":{"id":"dis1","identifier":"pd_1","failure_message":null,"failure_error_code":null,"method":{"id":"met1","name":"MTN MoMo Benin","short_code":"mtn_bj"},"gateway":{"id":"gat1","name":"Gateway","transaction_id":"b1f26365","transaction_status":"COMPLETED"}}
        ,"failed_at":null,"pending_at":"2026-09-01T10:00:00.000000Z","success_at":"2026-09-01T10:00:01.000000Z"},"errors":null}
        """u8];

    public static AdapterCase Create()
    {
        var provider = new RoutedHandler(("/initialize", Created), ("/methods", Methods), ("/verify", Verified));
        return new AdapterCase(
            AdapterHost.Build(
                MonerooOptions.ProviderType,
                Account,
                static context => new MonerooProvider(context),
                static payouts => payouts.AddMoneroo(static options =>
                {
                    options.SecretKey = "pvk_sandbox_benchmark";
                    options.BaseAddress = Samples.BaseAddress;
                    options.MethodsKeptFor = TimeSpan.FromDays(1);
                }),
                provider),
            new PayoutRequest
            {
                Reference = Samples.Reference(0),
                Amount = Money.Of(1_000m, Currency.XOF),
                Destination = PayoutDestination.MobileMoney("+2290151345020", MobileNetwork.Mtn, "BJ"),
                Beneficiary = new Beneficiary { FirstName = "Ama", LastName = "Doe", Email = "ama@shop.test" },
                Description = "Order refund",
            },
            new ProviderPayoutId(Id),
            Created,
            provider);
    }
}
