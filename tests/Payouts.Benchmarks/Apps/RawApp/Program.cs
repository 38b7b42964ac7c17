using Microsoft.Extensions.DependencyInjection;
using Payouts.Benchmarks.Peers;
using RawApp;

// One payout without the library, to the address that is given.
if (args is not [{ } address]) return 2;

var services = new ServiceCollection();
services.AddHttpClient<RawClient>(client => client.BaseAddress = new Uri(address));
await using ServiceProvider provider = services.BuildServiceProvider();
var body = new RawBody
{
    Amount = new AmountPart { Currency = "SLE", Value = 15_000 },
    Destination = new DestinationPart { Type = "momo", ProviderId = "m17", PhoneNumber = "+23278000000" },
    Metadata = new Dictionary<string, string> { ["payouts_reference"] = "size-1" },
};
AnsweredPayout payout = await provider.GetRequiredService<RawClient>().CreateAsync(body, "size-1");
Console.WriteLine($"{payout.Id}: {payout.Status}");
return 0;
