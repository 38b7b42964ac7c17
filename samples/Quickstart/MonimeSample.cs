using Microsoft.Extensions.DependencyInjection;
using Payouts;
using Payouts.Simulator.Monime;

namespace Quickstart;

internal static class MonimeSample
{
    public static SampleAccount Account { get; } = new()
    {
        Name = "monime",
        Variables = ["MONIME_ACCESS_TOKEN (mon_test_…)", "MONIME_SPACE_ID", "MONIME_PHONE_NUMBER (who is paid SLE 10.50)"],
        AddSimulated = static (payouts, simulator) => payouts.AddMonime(options =>
        {
            options.BaseAddress = new Uri(simulator, "monime/");
            options.AccessToken = MonimeDefaults.TestToken;
            options.SpaceId = MonimeDefaults.SpaceId;
        }),
        AddSandbox = static payouts => payouts.AddMonime(static options =>
        {
            options.AccessToken = Environment.GetEnvironmentVariable("MONIME_ACCESS_TOKEN") ?? "";
            options.SpaceId = Environment.GetEnvironmentVariable("MONIME_SPACE_ID") ?? "";
        }),
        Request = static reference => new PayoutRequest
        {
            Reference = reference,
            Provider = "monime",
            Amount = Money.Of(10.50m, Currency.SLE),
            Destination = PayoutDestination.MobileMoney(
                Environment.GetEnvironmentVariable("MONIME_PHONE_NUMBER") ?? "+23278000000", MobileNetwork.Orange, "SL"),
            Description = "Order refund",
            Metadata = new Dictionary<string, string> { ["order"] = "4711" },
        },
    };
}
