namespace Payouts.Chaos.Defects.Scripts;

/// <summary>An amount that the provider cannot take exactly is refused before anything is journalled or sent.</summary>
internal static class WholeUnits
{
    public static async Task RunAsync(DefectWorld world)
    {
        DefectProcess process = world.Open();
        (_, PayoutException? error) = await process.TryCreateAsync(Odd(world));
        DefectWorld.Require(error is PayoutValidationException, $"It was not refused: {error?.GetType().Name ?? "no error"}.");
        DefectWorld.Require(world.Calls == 0, "Somebody was asked.");
        DefectWorld.Require(await world.RunAsync(() => process.Client.GetAsync(DefectWorld.Reference)) is null, "It was journalled.");
    }

    private static PayoutRequest Odd(DefectWorld world) => world.Account.Name switch
    {
        "monime" => DefectWorld.Changed(world.Request(), amount: Money.Of(10.505m, Currency.SLE)),
        "moneroo" => DefectWorld.Changed(world.Request(), amount: Money.Of(10.50m, Currency.GHS), destination: PayoutDestination.MobileMoney("+233241234567", MobileNetwork.Mtn, "GH")),
        _ => DefectWorld.Changed(world.Request(), amount: Money.Of(10.50m, Currency.GHS)),
    };
}
