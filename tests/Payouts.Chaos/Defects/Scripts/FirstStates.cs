using Payouts.Simulator;

namespace Payouts.Chaos.Defects.Scripts;

/// <summary>Whatever a provider calls the beginning, it is pending.</summary>
internal static class FirstStates
{
    private static readonly string[] Words = ["initiated", "pending", "processing", "queued", "new"];

    public static async Task RunAsync(DefectWorld world)
    {
        DefectProcess process = world.Open();
        world.Simulator.Outcomes.Default = SimulatedOutcome.Pending;
        Payout created = await process.CreateAsync();
        DefectWorld.Require(created.Status == PayoutStatus.Pending && !created.IsFinal, $"Just accepted, it is {created.Status}.");
        world.Clock.Advance(TimeSpan.FromSeconds(0.5));
        Payout under = await process.RefreshAsync();
        DefectWorld.Require(under.Status == PayoutStatus.Pending, $"Under way, it is {under.Status}.");
        foreach (string word in Words)
        {
            world.Simulator.Outcomes.Default = SimulatedOutcome.Status(word);
            Payout shown = await process.CreateAsync($"first-{word}");
            shown = await process.RefreshAsync(shown.Reference);
            DefectWorld.Require(shown.Status == PayoutStatus.Pending, $"'{word}' is {shown.Status}.");
        }

        world.Simulator.Outcomes.Default = SimulatedOutcome.Completed;
    }
}
