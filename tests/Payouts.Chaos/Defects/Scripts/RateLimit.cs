using Payouts.Testing;
using Payouts.Simulator;

namespace Payouts.Chaos.Defects.Scripts;

/// <summary>Five hundred payouts at once, at a provider that takes a hundred and twenty a minute: all end, none lost, none twice.</summary>
internal static class RateLimit
{
    private const int Payouts = 500;
    private const int PerMinute = 120;

    public static async Task RunAsync(DefectWorld world)
    {
        DefectProcess process = world.Open();
        world.Simulator.Faults.Enqueue(new SimulatedFault { When = new Limiter(world.Clock).IsOver, Action = FaultAction.Respond(429, "{}"), Times = int.MaxValue });
        string[] references = [.. Enumerable.Range(1, Payouts).Select(static number => $"salary-{number:D4}")];
        foreach (string reference in references) world.Note(world.Request(reference));
        HashSet<string> left = [.. references];
        for (int round = 0; left.Count > 0 && round < 30; round++)
        {
            string[] open = [.. left];
            bool[] taken = await world.RunAsync(() => Task.WhenAll(open.Select(reference => Task.Run(() => IsTakenAsync(process, world.Request(reference))))));
            left.ExceptWith(open.Where((_, index) => taken[index]));
            world.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        DefectWorld.Require(left.Count == 0, $"{left.Count} of {Payouts} were never taken.");
        world.Simulator.Faults.Clear();
        for (int round = 0; round < 20; round++)
        {
            await process.WorkAsync();
            world.Clock.Advance(TimeSpan.FromMinutes(5));
        }

        await AskAsync(world, process);
        int executed = world.Simulator.Ledger.ExecutedCount;
        List<Payout> all = await world.RunAsync(async () => await process.Client.ListAsync().ToListAsync());
        int paid = all.Count(static payout => payout.Status == PayoutStatus.Succeeded), refused = all.Count(static payout => payout is { Status: PayoutStatus.Failed, Failure.Category: PayoutFailureCategory.DecidedByPerson });
        DefectWorld.Require(all.Count == Payouts, $"{all.Count} of {Payouts} are journalled.");

        // Without documented harmlessness a 429 is not believed: such payouts are left to a person, and no others.
        bool mayAsk = !process.Provider.Capabilities.CreateRules.Throttled.Contains(429);
        DefectWorld.Require(paid + refused == Payouts && (mayAsk || refused == 0) && paid >= PerMinute, $"{paid} of {Payouts} are paid, {refused} were left to a person: {Story(all)}");
        DefectWorld.Require(executed == paid, $"{executed} were executed, and {paid} are paid.");
    }

    // The person looks into the provider's books.
    private static async Task AskAsync(DefectWorld world, DefectProcess process)
    {
        List<Payout> open = await world.RunAsync(async () => await process.Client.ListAsync(new PayoutFilter { Statuses = [PayoutStatus.Unknown] }).ToListAsync());
        foreach (Payout payout in open.Where(static payout => payout.NextStep.Kind == NextStepKind.AskPerson))
        {
            PayoutDecision truth = world.EntriesOf(payout.Reference).Length > 0 ? PayoutDecision.Paid : PayoutDecision.NotPaid;
            await world.RunAsync(() => process.Client.ResolveAsync(payout.Reference, truth, "Ada", "Looked at the provider's books."));
        }
    }

    private static string Story(List<Payout> all) => string.Join(" | ", all.Where(static payout => payout.Status != PayoutStatus.Succeeded).Take(3).SelectMany(static payout => payout.Timeline));

    private static async Task<bool> IsTakenAsync(DefectProcess process, PayoutRequest request)
    {
        try
        {
            return (await process.Client.CreateAsync(request)).Status != PayoutStatus.Created;
        }
        catch (PayoutNotExecutedException)
        {
            return false;
        }
    }

    private sealed class Limiter(ManualClock clock)
    {
        private readonly Queue<DateTimeOffset> _taken = new();

        public bool IsOver(ReceivedRequest request)
        {
            if (request.Method != "POST") return false;
            lock (_taken)
            {
                DateTimeOffset now = clock.GetUtcNow();
                while (_taken.TryPeek(out DateTimeOffset oldest) && oldest <= now.AddMinutes(-1)) _taken.Dequeue();
                if (_taken.Count >= PerMinute) return true;
                _taken.Enqueue(now);
                return false;
            }
        }
    }
}
