using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Payouts;
using Payouts.Providers;
using Payouts.Tests.Support;
using Payouts.Worker;

// A sender in a process of its own, for tests that stop it: args are the server's address and the attempt's time-out in milliseconds.
var settings = new LoopbackSettings(new Uri(args[0])) { CreateTimeout = TimeSpan.FromMilliseconds(int.Parse(args[1], CultureInfo.InvariantCulture)) };
await using PayoutClient client = PayoutClient.Create(payouts =>
{
    payouts.AddProvider(LoopbackProvider.Type, "loopback", settings.Create);
    payouts.UseInMemoryJournal();
    payouts.Configure(static options => options.MaxAttempts = 1);
    payouts.Services.AddHttpClient(PayoutHttp.ClientName("loopback")).AddHttpMessageHandler(static () => new HoldingHandler());
});
try
{
    Payout payout = await client.CreateAsync(new PayoutRequest
    {
        Reference = "refund-4711",
        Amount = Money.Of(1_000m, Currency.XOF),
        Destination = PayoutDestination.MobileMoney("+22951345020", MobileNetwork.Mtn, "BJ"),
    });
    Console.WriteLine($"STATUS {payout.Status}");
}
catch (PayoutException error)
{
    Console.WriteLine($"THREW {error.GetType().Name}");
}
