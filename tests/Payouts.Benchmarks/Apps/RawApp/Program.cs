using Microsoft.Extensions.DependencyInjection;
using Payouts.Benchmarks.Peers;
using RawApp;

// One payout without the library, to the address that is given.
if (args is not [{ } address]) return 2;

var services = new ServiceCollection();

// A named client, as the library has: a typed one would bring expression trees, which are nearly half a megabyte.
services.AddHttpClient("provider", client => client.BaseAddress = new Uri(address));
await using ServiceProvider provider = services.BuildServiceProvider();
var body = new RawBody
{
    Amount = new AmountPart { Currency = "SLE", Value = 15_000 },
    Destination = new DestinationPart { Type = "momo", ProviderId = "m17", PhoneNumber = "+23278000000" },
    Metadata = new Dictionary<string, string> { ["payouts_reference"] = "size-1" },
};
using HttpClient client = provider.GetRequiredService<IHttpClientFactory>().CreateClient("provider");
AnsweredPayout payout = await new RawClient(client).CreateAsync(body, "size-1");
Console.WriteLine($"{payout.Id}: {payout.Status}");
return 0;
