using Payouts.Journal;
using Payouts.Simulator;

namespace Payouts.Chaos.Defects.Scripts;

/// <summary>A reference that was used for another amount is refused here.</summary>
internal static class OtherAmount
{
    public static async Task RunAsync(DefectWorld world)
    {
        DefectProcess process = world.Open(), other = world.Open();
        await process.CreateAsync();
        PayoutRequest request = world.Request();
        (_, PayoutException? error) = await other.TryCreateAsync(DefectWorld.Changed(request, amount: Money.Of(request.Amount.Amount + 1, request.Amount.Currency)));
        DefectWorld.Require(error is PayoutConflictException, $"Another amount was taken: {error?.GetType().Name ?? "no error"}.");
        DefectWorld.Require(world.Creates == 1, $"It was sent {world.Creates} times.");
        await FindOtherAsync(world);
        Payout settled = await process.SettleAsync();
        DefectWorld.Require(settled.Status == PayoutStatus.Succeeded && settled.Amount == request.Amount, $"It became {settled.Status}, {settled.Amount}.");
    }

    // Somebody without this journal paid another amount under the same handle; ours was never executed. What is found is not ours.
    private static async Task FindOtherAsync(DefectWorld world)
    {
        DefectProcess process = world.Open(), forgetful = world.OpenOn(new InMemoryPayoutJournal(world.Clock));
        PayoutRequest request = world.Request("found");
        world.Note(request);
        await forgetful.CreateAsync(DefectWorld.Changed(request, amount: Money.Of(request.Amount.Amount + 1, request.Amount.Currency)));
        world.OnCreate(FaultAction.Abort());
        await process.CreateAsync(request);
        Payout found = await process.SettleAsync("found");
        DefectWorld.Require(found is { Status: PayoutStatus.Unknown, ProviderId: null, NextStep.Kind: NextStepKind.AskPerson }, $"A payout of another amount was taken for it: {found.Status}, {found.NextStep.Kind}.");
    }
}
