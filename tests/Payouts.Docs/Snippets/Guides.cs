using System.Net.Http.Headers;
using Microsoft.Extensions.DependencyInjection;
using Payouts.DependencyInjection;
using Payouts.Providers;
using Payouts.Simulator;
using Payouts.Simulator.Monime;
using Payouts.Testing;

namespace Payouts.Docs.Snippets;

internal static class Guides
{
    internal static async Task ListUnknownAsync(IPayoutClient payouts, CancellationToken cancellationToken)
    {
        await foreach (Payout payout in payouts.ListAsync(new PayoutFilter { Statuses = [PayoutStatus.Unknown] }, cancellationToken))
            Console.WriteLine($"{payout.Reference} since {payout.CreatedAt:u}: {payout.NextStep.Explanation}");
    }

    internal static async Task SimulateAsync(PayoutRequest request)
    {
        await using PayoutSimulator simulator = await PayoutSimulator.StartAsync();
        await using PayoutClient payouts = PayoutClient.Create(options => options
            .UseInMemoryJournal()
            .AddMonime(monime =>
            {
                monime.BaseAddress = simulator.AddressOf("monime");
                monime.AccessToken = MonimeDefaults.TestToken;
                monime.SpaceId = MonimeDefaults.SpaceId;
            }));

        simulator.Faults.Enqueue(new SimulatedFault { Method = "POST", Point = FaultPoint.AfterExecute, Action = FaultAction.Abort() });
        Payout payout = await payouts.CreateAsync(request); // Unknown: the answer was lost
        int paid = simulator.Ledger.CommittedCount; // 1, and it stays 1
        Console.WriteLine($"{payout} {paid}");
    }

    internal static void OwnClock(IServiceCollection services)
    {
        var clock = new ManualClock();
        services.AddSingleton<TimeProvider>(clock);
        clock.Advance(TimeSpan.FromSeconds(35));
    }

    public static PayoutsBuilder AddExample(this PayoutsBuilder builder, string name = "example") =>
        builder.AddProvider("Example", name, context => new ExampleProvider(context));

    private sealed class ExampleProvider(ProviderContext context) : IPayoutProvider
    {
        public string Name => context.Name;

        public ProviderCapabilities Capabilities => throw new NotSupportedException();

        public ProviderAddress Address => throw new NotSupportedException();

        public void Validate(PayoutRequest request, ICollection<PayoutProblem> problems) => throw new NotSupportedException();

        public ValueTask<PreparedExchange> PrepareAsync(PayoutRequest request, CorrelationHandle handle, CancellationToken cancellationToken) =>
            throw new NotSupportedException();

        public CreateReading ReadCreate(ProviderAnswer answer) => throw new NotSupportedException();

        public Task<PayoutReading> GetAsync(ProviderPayoutId id, CancellationToken cancellationToken) => throw new NotSupportedException();

        public void Authorize(HttpRequestHeaders headers) => throw new NotSupportedException();
    }
}
