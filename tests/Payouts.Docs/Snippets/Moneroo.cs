namespace Payouts.Docs.Snippets;

internal static class Moneroo
{
    internal static async Task TryAsync(IPayoutClient payouts)
    {
        Payout payout = await payouts.CreateAsync(new PayoutRequest
        {
            Reference = "trial-1",
            Amount = Money.Of(500m, Currency.USD),
            Destination = PayoutDestination.ProviderWallet("moneroo_payout_demo", "4149518161", "US"),
            Beneficiary = new Beneficiary { FirstName = "Jane", LastName = "Doe", Email = "jane@example.com" },
            Description = "Trial",
            Provider = "moneroo",
        });
        Console.WriteLine(payout);
    }
}
