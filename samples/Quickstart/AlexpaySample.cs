using Microsoft.Extensions.DependencyInjection;
using Payouts;
using Payouts.Simulator.Alexpay;

namespace Quickstart;

internal static class AlexpaySample
{
    public static SampleAccount Account { get; } = new()
    {
        Name = "alexpay",
        Variables =
        [
            "ALEXPAY_BASE_ADDRESS (Alexpay tells it)", "ALEXPAY_SECRET_KEY and ALEXPAY_PUBLIC_KEY (the test pair)", "ALEXPAY_PHONE_NUMBER (who is paid GHS 10)",
        ],
        AddSimulated = static (payouts, simulator) => payouts.AddAlexpay(options =>
        {
            options.BaseAddress = new Uri(simulator, "alexpay/");
            (options.SecretKey, options.PublicKey) = (AlexpayDefaults.TestSecretKey, AlexpayDefaults.TestPublicKey);
        }),
        AddSandbox = static payouts => payouts.AddAlexpay(static options =>
        {
            options.BaseAddress = Uri.TryCreate(Environment.GetEnvironmentVariable("ALEXPAY_BASE_ADDRESS"), UriKind.Absolute, out Uri? address) ? address : null;
            options.SecretKey = Environment.GetEnvironmentVariable("ALEXPAY_SECRET_KEY") ?? "";
            options.PublicKey = Environment.GetEnvironmentVariable("ALEXPAY_PUBLIC_KEY") ?? "";

            // Nothing in a key tells test from live: every answer is held against this.
            options.Environment = "test";
        }),
        Request = static reference => new PayoutRequest
        {
            Reference = reference,
            Provider = "alexpay",
            Amount = Money.Of(10, Currency.GHS),
            Destination = PayoutDestination.MobileMoney(Environment.GetEnvironmentVariable("ALEXPAY_PHONE_NUMBER") ?? "+233241234567", country: "GH"),
            Description = "Order refund",
        },
    };
}
