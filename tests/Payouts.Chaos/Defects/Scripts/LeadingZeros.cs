namespace Payouts.Chaos.Defects.Scripts;

/// <summary>Numbers whose national part begins with a zero keep it: +225 07…, +242 06….</summary>
internal static class LeadingZeros
{
    public static async Task RunAsync(DefectWorld world)
    {
        DefectProcess process = world.Open();
        PayoutDestination ivorian = PayoutDestination.MobileMoney("+2250701234567", MobileNetwork.Orange, "CI");
        (Payout? payout, PayoutException? error) = await process.TryCreateAsync(DefectWorld.Changed(world.Request(), destination: ivorian));
        if (world.Account.Name == "moneroo")
        {
            DefectWorld.Require(payout is { Status: PayoutStatus.Pending }, $"It was not taken: {error?.Message}");
            string sent = world.EntriesOf(DefectWorld.Reference).Single().Destination;
            DefectWorld.Require(sent.EndsWith("2250701234567", StringComparison.Ordinal), "The number's zero was lost on its way.");
        }
        else
        {
            DefectWorld.Require(error is PayoutValidationException && world.Calls == 0, "A number that the provider does not serve was sent.");
        }

        var congolese = (MobileMoneyDestination)PayoutDestination.MobileMoney("+242061234567", MobileNetwork.Mtn, "CG");
        DefectWorld.Require(congolese.PhoneNumber == "+242061234567", "The model changed a number.");
        (_, error) = await process.TryCreateAsync(DefectWorld.Changed(world.Request("congolese"), destination: congolese));
        DefectWorld.Require(error is PayoutValidationException, "A number that the provider does not serve was sent.");
    }
}
