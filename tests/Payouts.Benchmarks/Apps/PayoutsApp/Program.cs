using Microsoft.Extensions.DependencyInjection;
using Payouts;

// One payout through the library, to the address that is given.
if (args is not [{ } address]) return 2;

var services = new ServiceCollection();
services.AddPayouts(payouts =>
{
    payouts.AddMonime(options =>
    {
        options.AccessToken = "mon_test_simulator";
        options.SpaceId = "spc-simulator";
        options.BaseAddress = new Uri(address);
    });
    payouts.UseInMemoryJournal();
});
await using ServiceProvider provider = services.BuildServiceProvider();
Payout payout = await provider.GetRequiredService<IPayoutClient>().CreateAsync(new PayoutRequest
{
    Reference = "size-1",
    Amount = Money.Of(150m, Currency.SLE),
    Destination = PayoutDestination.MobileMoney("+23278000000", MobileNetwork.Orange, "SL"),
});
Console.WriteLine($"{payout.ProviderId}: {payout.Status}");
return 0;
