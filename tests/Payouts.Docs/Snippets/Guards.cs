using Microsoft.Extensions.DependencyInjection;
using Payouts.Guards;

namespace Payouts.Docs.Snippets;

internal static class Guards
{
    internal static void Settings(IServiceCollection services)
    {
services.AddPayouts(payouts => payouts
    .UseSqliteJournal("payouts.db")
    .Configure(options =>
    {
        options.Guards.Caps.Add(new PayoutCap { Currency = "XOF", PerPayout = 500_000m, PerDestinationAndDay = 1_000_000m, PerDay = 20_000_000m });
        options.Guards.DuplicateWindow = TimeSpan.FromHours(24);
        options.Guards.Risks.Add(new RiskLimit { Count = 20 });
    })
    .AddPolicy<LargePayouts>());
    }

    internal static async Task SwitchAsync(PayoutClient client)
    {
await client.Control.PauseAsync(provider: null, who: "Awa", why: "Leaked key");
    }

    internal static async Task ReleaseAsync(IPayoutClient payouts)
    {
Payout sent = await payouts.ReleaseAsync("salary-2026-11-awa", who: "Kojo", why: "Approved in ticket 512");
Payout withdrawn = await payouts.CancelAsync("salary-2026-11-ama");
        _ = (sent, withdrawn);
    }

internal sealed class LargePayouts : IPayoutPolicy
{
    public ValueTask<PolicyVerdict> JudgeAsync(PayoutRequest request, string provider, CancellationToken cancellationToken) =>
        new(request.Amount.Amount > 250_000m ? PolicyVerdict.Hold("More than 250,000 needs a second person.") : PolicyVerdict.Allow);
}
}
