using Microsoft.Extensions.DependencyInjection;
using Payouts;
using Payouts.Simulator.Moneroo;

namespace Quickstart;

internal static class MonerooSample
{
    public static SampleAccount Account { get; } = new()
    {
        Name = "moneroo",
        Variables = ["MONEROO_SECRET_KEY (pvk_sandbox_…)"],
        AddSimulated = static (payouts, simulator) => payouts.AddMoneroo(options =>
        {
            options.BaseAddress = new Uri(simulator, "moneroo/");
            options.SecretKey = MonerooDefaults.SandboxKey;
        }),
        AddSandbox = static payouts => payouts.AddMoneroo(static options => options.SecretKey = Environment.GetEnvironmentVariable("MONEROO_SECRET_KEY") ?? ""),
        Request = static reference => new PayoutRequest
        {
            Reference = reference,
            Provider = "moneroo",
            Amount = Money.Of(1_000, Currency.XOF),
            Destination = PayoutDestination.MobileMoney("+22951345020", MobileNetwork.Mtn, "BJ"),
            Beneficiary = Jane,
            Description = "Order refund",
        },

        // The sandbox pays to numbers of its own test method only; this one succeeds.
        SandboxRequest = static reference => new PayoutRequest
        {
            Reference = reference,
            Provider = "moneroo",
            Amount = Money.Of(10, Currency.USD),
            Destination = PayoutDestination.ProviderWallet("moneroo_payout_demo", "4149518161", "US"),
            Beneficiary = Jane,
            Description = "Order refund",
        },
    };

    // Moneroo asks for the names and the e-mail address of whoever is paid.
    private static Beneficiary Jane { get; } = new() { FirstName = "Jane", LastName = "Doe", Email = "jane@example.com" };
}
