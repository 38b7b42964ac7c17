using Payouts.Simulator.Alexpay;
using Payouts.Simulator.Moneroo;
using Payouts.Simulator.Monime;
using Payouts.Simulator;

namespace Payouts.Chaos.Defects.Scripts;

/// <summary>The provider says that this was sent already: it is looked up, not called failed, and nobody else is asked to pay it.</summary>
internal static class AlreadySent
{
    public static async Task RunAsync(DefectWorld world)
    {
        await SayOtherwiseAsync(world);
        int before = world.Creates;
        DefectProcess process = world.Open();
        world.OnCreate(Answer(world), FaultPoint.AfterExecute);
        Payout payout = await process.CreateAsync();
        DefectWorld.Require(payout.Status is PayoutStatus.Unknown or PayoutStatus.Pending or PayoutStatus.Succeeded, $"It is {payout.Status}.");

        (_, PayoutException? error) = await process.TryCreateAsync(DefectWorld.Changed(world.Request(), provider: DefectWorld.Second));
        DefectWorld.Require(error is PayoutConflictException, $"A second account was asked: {error?.GetType().Name ?? "no error"}.");
        DefectWorld.Require(world.Creates == before + 1, $"It was sent {world.Creates - before} times.");

        Payout settled = await process.SettleAsync();
        DefectWorld.Require(settled.Status is PayoutStatus.Succeeded || (settled.Status is PayoutStatus.Unknown && !world.CanFindOut), $"It became {settled.Status}.");
    }

    // Alexpay says so with a 400, too, which is else a refusal.
    private static async Task SayOtherwiseAsync(DefectWorld world)
    {
        if (world.Account.Name != "alexpay") return;
        DefectProcess process = world.Open();
        world.OnCreate(AlexpayFaults.Error(400, "Transaction already exists"), FaultPoint.AfterExecute);
        Payout payout = await process.CreateAsync("otherwise");
        DefectWorld.Require(payout.Status == PayoutStatus.Unknown, $"otherwise: it is {payout.Status}.");
    }

    private static FaultAction Answer(DefectWorld world) => world.Account.Name switch
    {
        "monime" => MonimeFaults.Error(409, "idempotency_key_in_use", "The key is in use."),
        "moneroo" => MonerooFaults.Error(409, "Payout already exists"),
        _ => AlexpayFaults.Error(409, "Transaction already exists"),
    };
}
