using System.Text;
using Payouts.Providers;
using Payouts.Simulator;

namespace Payouts.Chaos.Defects.Scripts;

/// <summary>An old answer comes after a final one and changes nothing; money that came back is told.</summary>
internal static class LateProcessing
{
    public static async Task RunAsync(DefectWorld world)
    {
        await ContradictAsync(world);
        DefectProcess process = world.Open();
        world.Simulator.Outcomes.Default = SimulatedOutcome.Pending;
        await process.CreateAsync();
        string early = Shown(await process.RefreshAsync());
        world.Simulator.Outcomes.Default = SimulatedOutcome.Completed;
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        Payout paid = await process.RefreshAsync();
        DefectWorld.Require(paid.Status == PayoutStatus.Succeeded, $"It was paid, and is {paid.Status}.");

        world.OnRead(FaultAction.Respond(200, early), times: int.MaxValue);
        Payout still = await process.RefreshAsync();
        DefectWorld.Require(still.Status == PayoutStatus.Succeeded, $"It was paid, and an old answer made it {still.Status}.");
        world.Simulator.Faults.Clear();

        world.OnRead(FaultAction.Respond(200, Shown(paid).Replace($"\"{paid.ProviderStatus}\"", "\"failed\"", StringComparison.Ordinal)), times: int.MaxValue);
        Payout back = await process.RefreshAsync();
        DefectWorld.Require(back.Status == PayoutStatus.Reversed, $"The provider shows that it failed after all, and it is {back.Status}.");
        await process.SettleAsync();
        DefectWorld.Require(world.Events.All.Any(static told => told is { From: PayoutStatus.Succeeded, To: PayoutStatus.Reversed }), "Nobody was told that the money came back.");
    }

    // A failure that was none: it has to be seen, or somebody pays again.
    private static async Task ContradictAsync(DefectWorld world)
    {
        DefectProcess process = world.Open();
        await process.CreateAsync("contradicted");
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        string paid = Encoding.UTF8.GetString((await world.RunAsync(() => process.Provider.GetAsync(new ProviderPayoutId(world.EntriesOf("contradicted").Single().PayoutId), default))).Raw!.Body.Span);
        string word = world.Account.Name switch { "monime" => "completed", "moneroo" => "success", _ => "successful" };
        world.OnRead(FaultAction.Respond(200, paid.Replace($"\"status\":\"{word}\"", "\"status\":\"failed\"", StringComparison.Ordinal)), times: int.MaxValue);
        Payout failed = await process.RefreshAsync("contradicted");
        DefectWorld.Require(failed.Status == PayoutStatus.Failed, $"The script is wrong: it is {failed.Status}.");
        world.Simulator.Faults.Clear();
        Payout after = await process.RefreshAsync("contradicted");
        DefectWorld.Require(after.Status == PayoutStatus.Succeeded, $"It was paid after all, and is {after.Status}.");
        await process.SettleAsync("contradicted");
        DefectWorld.Require(world.Events.All.Any(static told => told is { From: PayoutStatus.Failed, To: PayoutStatus.Succeeded }), "Nobody was told that it was paid after all.");
    }

    private static string Shown(Payout payout) => Encoding.UTF8.GetString(payout.GetRawAnswer()!.Body.Span);
}
