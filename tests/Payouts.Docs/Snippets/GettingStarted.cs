using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Payouts.Providers;

namespace Payouts.Docs.Snippets;

internal static class GettingStarted
{
    internal static void InCode(IHostApplicationBuilder builder)
    {
        builder.Services.AddPayouts(payouts => payouts
            .UseInMemoryJournal() // trials only; refused in Production
            .AddMonime(monime =>
            {
                monime.AccessToken = "mon_test_…";
                monime.SpaceId = "spc-…";
            }));
    }

    internal static void FromConfiguration(IHostApplicationBuilder builder)
    {
        builder.Services.AddPayouts(builder.Configuration.GetSection("Payouts"), payouts => payouts.UseInMemoryJournal());
    }

    internal static async Task PayAsync(IPayoutClient payouts, Refund refund, CancellationToken cancellationToken)
    {
        Payout payout = await payouts.CreateAsync(
            new PayoutRequest
            {
                Reference = refund.Id,
                Amount = Money.Of(10.50m, Currency.SLE),
                Destination = PayoutDestination.MobileMoney(refund.PhoneNumber, MobileNetwork.Orange),
                Provider = "monime-payroll", // may be left out while one account fits
                Metadata = new Dictionary<string, string> { ["order"] = refund.OrderId },
            },
            cancellationToken);
        Console.WriteLine(payout);
    }

    internal static void OtherAccounts(string accountNumber, string walletId)
    {
        PayoutDestination bank = PayoutDestination.BankAccount(bankCode: "slb004", accountNumber, "SL");
        PayoutDestination wallet = PayoutDestination.ProviderWallet(walletCode: "dw001", walletId, "SL");
        Console.WriteLine($"{bank} {wallet}");
    }

    internal static async Task DirectoryAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var provider = services.GetRequiredKeyedService<IPayoutProvider>("monime");
        if (provider is IMethodDirectory directory)
        {
            await foreach (PayoutMethod method in directory.GetMethodsAsync(PayoutChannel.BankAccount, "SL", cancellationToken))
                Console.WriteLine($"{method.Code} {method.Name} {(method.CanPayTo ? "open" : "closed")}");
        }
    }

    internal static async Task FollowAsync(IPayoutClient payouts, string reference, CancellationToken cancellationToken)
    {
        Payout now = await payouts.RefreshAsync(reference, cancellationToken); // asks the provider once
        Payout end = await payouts.WaitForFinalAsync(reference, cancellationToken); // asks until the end, or until a person must act
        if (end.NextStep.Kind == NextStepKind.AskPerson) await TellSupportAsync(end.NextStep.Explanation);
        Console.WriteLine(now);
    }

    internal static async Task ResolveAsync(IPayoutClient payouts, string reference, CancellationToken cancellationToken)
    {
        Payout settled = await payouts.ResolveAsync(
            reference, PayoutDecision.NotPaid, who: "amina@shop", why: "Not in the provider's statement of 3 March", cancellationToken);
        Console.WriteLine(settled);
    }

    private static Task TellSupportAsync(string text) => Console.Out.WriteLineAsync(text);

    internal sealed record Refund(string Id, string PhoneNumber, string OrderId);
}
