using Payouts.Simulator;

namespace Payouts.Chaos.Defects.Scripts;

/// <summary>The first attempt is unknown: nobody else pays in its place, however long it takes.</summary>
internal static class SecondProvider
{
    public static async Task RunAsync(DefectWorld world)
    {
        DefectProcess process = world.Open();
        world.OnCreate(FaultAction.Respond(503, "{}"), FaultPoint.AfterExecute);
        Payout created = await process.CreateAsync();
        DefectWorld.Require(created.Status == PayoutStatus.Unknown, $"It is {created.Status}.");
        await RefuseAsync(world, process);
        world.Clock.Advance(TimeSpan.FromDays(2));
        await RefuseAsync(world, process);
        await ReplaceAsync(world, process);
        await process.SettleAsync();
        await RefuseAsync(world, process);
        DefectWorld.Require(world.Creates == 1, $"It was sent {world.Creates} times.");
    }

    // The same under a new reference, and said so.
    private static async Task ReplaceAsync(DefectWorld world, DefectProcess process)
    {
        PayoutRequest former = world.Request();
        (_, PayoutException? error) = await process.TryCreateAsync(new PayoutRequest
        {
            Reference = "in-its-place",
            Replaces = former.Reference,
            Provider = DefectWorld.Second,
            Amount = former.Amount,
            Destination = former.Destination,
            Beneficiary = former.Beneficiary,
            Description = former.Description,
        });
        DefectWorld.Require(error is PayoutStateException, $"Another one was sent in its place: {error?.GetType().Name ?? "no error"}.");
    }

    private static async Task RefuseAsync(DefectWorld world, DefectProcess process)
    {
        (_, PayoutException? error) = await process.TryCreateAsync(DefectWorld.Changed(world.Request(), provider: DefectWorld.Second));
        DefectWorld.Require(error is PayoutConflictException, $"A second account was asked: {error?.GetType().Name ?? "no error"}.");
    }
}
