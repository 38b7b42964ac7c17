using Microsoft.Extensions.DependencyInjection;

namespace Payouts.Docs.Snippets;

internal static class Readme
{
    internal static async Task PayAsync()
    {
        // The simulator stands in for Monime here: dotnet run --project src/Payouts.Simulator
        await using PayoutClient payouts = PayoutClient.Create(options => options
            .UseInMemoryJournal() // forgets when the process ends: for trials only
            .AddMonime(monime =>
            {
                monime.BaseAddress = new Uri("http://127.0.0.1:5099/monime/");
                monime.AccessToken = "mon_test_simulator";
                monime.SpaceId = "spc-simulator";
            }));

        Payout payout = await payouts.CreateAsync(new PayoutRequest
        {
            Reference = "refund-4711", // your own id of this refund, made before the first call
            Amount = Money.Of(10.50m, Currency.SLE),
            Destination = PayoutDestination.MobileMoney("+23278000000", MobileNetwork.Orange, "SL"),
            Description = "Order refund",
        });

        payout = await payouts.WaitForFinalAsync(payout.Reference);
        Console.WriteLine(payout.Status switch
        {
            PayoutStatus.Succeeded => "paid",
            PayoutStatus.Failed => $"not paid: {payout.Failure}",
            _ => payout.NextStep.Explanation,
        });
    }
}
