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
        Payout settled = await process.SettleAsync();
        DefectWorld.Require(settled.Status == PayoutStatus.Succeeded && settled.Amount == request.Amount, $"It became {settled.Status}, {settled.Amount}.");
    }
}
