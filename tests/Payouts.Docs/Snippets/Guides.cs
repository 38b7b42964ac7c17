using Kwik;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Payouts.Simulator;
using Payouts.Testing;

namespace Payouts.Docs.Snippets;

internal static class Guides
{
    internal static async Task ListUnknownAsync(IPayoutClient payouts, CancellationToken cancellationToken)
    {
        await foreach (Payout payout in payouts.ListAsync(new PayoutFilter { Statuses = [PayoutStatus.Unknown] }, cancellationToken))
            Console.WriteLine($"{payout.Reference} since {payout.CreatedAt:u}: {payout.NextStep.Explanation}");
    }

    internal static async Task SimulateAsync(PayoutSimulator simulator, IPayoutClient payouts, PayoutRequest request)
    {
        simulator.Faults.Enqueue(new SimulatedFault { Method = "POST", Point = FaultPoint.AfterExecute, Action = FaultAction.Abort() });
        Payout payout = await payouts.CreateAsync(request); // Unknown: the answer was lost
        int paid = simulator.Ledger.CommittedCount; // 1, and it stays 1
        Console.WriteLine($"{payout} {paid}");
    }

    internal static void PlayScenarios(PayoutSimulator simulator)
    {
        simulator.Play(new FaultScenario(new ScenarioStep { Kind = ScenarioStepKind.NotFoundFor, Wait = TimeSpan.FromMinutes(2) }));
        simulator.Play(FaultScenario.Parse("""{ "steps": [{ "kind": "webhook-duplicate", "always": true }] }"""));
        simulator.Play(FaultScenario.FromSeed(4711));
    }

    internal static void OwnClock(IServiceCollection services)
    {
        var clock = new ManualClock();
        services.AddSingleton<TimeProvider>(clock);
        clock.Advance(TimeSpan.FromSeconds(35));
    }

    internal static void FromSection(IServiceCollection services, IConfiguration configuration)
    {
        services.AddPayouts(configuration.GetSection("Payouts"), payouts => payouts
            .UseInMemoryJournal()
            .AddAdapters(typeof(KwikOptions).Assembly));
    }

    internal static async Task RunSuiteAsync(Func<ProviderSubject> makeSubject, CancellationToken cancellationToken)
    {
        foreach (ProviderCheck check in ProviderConformance.All)
        {
            await using ProviderSubject subject = makeSubject();
            ProviderCheckResult result = await check.RunAsync(subject, cancellationToken); // throws ConformanceException where the rule is broken
            Console.WriteLine($"{(result.IsKept ? "kept" : $"does not apply, for {result.NotApplicableBecause}")}: {check.Name}");
        }
    }
}
