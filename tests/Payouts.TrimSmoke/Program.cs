using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Payouts;

// Pays once through an account that only configuration names: the path on which trimming could lose something.
if (args is not [{ } address]) return 2;

var configuration = new ConfigurationManager
{
    ["Payouts:Namespace"] = "trim-smoke",
    ["Payouts:Providers:monime:AccessToken"] = "mon_test_simulator",
    ["Payouts:Providers:monime:SpaceId"] = "spc-simulator",
    ["Payouts:Providers:monime:BaseAddress"] = address,
    ["Payouts:Providers:monime:Transport:ConnectTimeout"] = "00:00:05",
};
var services = new ServiceCollection();
services.AddPayouts(configuration.GetSection("Payouts"), static payouts => payouts.UseInMemoryJournal());
await using ServiceProvider provider = services.BuildServiceProvider();
var client = provider.GetRequiredService<IPayoutClient>();
await client.CreateAsync(new PayoutRequest
{
    Reference = "trim-1",
    Amount = Money.Of(10.50m, Currency.SLE),
    Destination = PayoutDestination.MobileMoney("+23278000000", MobileNetwork.Orange),
});
Payout payout = await client.WaitForFinalAsync("trim-1");
Console.WriteLine($"trimmed: {payout.Status} fees={payout.Fees?.Count}");
return payout.Status == PayoutStatus.Succeeded ? 0 : 1;
