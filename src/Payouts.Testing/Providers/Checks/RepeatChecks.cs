namespace Payouts.Testing;

/// <summary>One reference, many calls.</summary>
internal static class RepeatChecks
{
    private const string Reference = "conformance-repeated";
    private const int Callers = 10;

    internal static IReadOnlyList<ProviderCheck> All { get; } =
    [
        new("The same request made again, by this process or another, is sent and executed once", AgainAsync),
        new("Twenty callers of one reference at once, in two processes, pay once", AtOnceAsync),
        new("Another amount under the same reference is a conflict, and nothing more is sent", static world => ConflictAsync(world, static draft => draft.Amount = Money.Of(draft.Amount.Amount + 1, draft.Amount.Currency))),
        new("Another destination under the same reference is a conflict, and nothing more is sent", static world => ConflictAsync(world, static draft => draft.Destination = Neighbours.Of(draft.Destination))),
    ];

    private static async Task AgainAsync(ProviderWorld world)
    {
        PayoutClient other = world.NewClient(world.Wire.Address);
        Payout first = await world.PayAsync(world.Request(Reference)).ConfigureAwait(false);

        foreach (PayoutClient client in new[] { world.Client, other, world.Client, other })
        {
            Payout again = (await world.TryCreateAsync(world.Request(Reference), client).ConfigureAwait(false)).Value("When the same request is made again");
            Require.Same(first.ProviderId, again.ProviderId, "The provider's id when the same request is made again");
        }

        Require.Same(1, world.Wire.Creates.Count, "The number of create calls");
        await world.RequireExecutionsAsync(1, Reference, "After the same request was made five times").ConfigureAwait(false);
    }

    private static async Task AtOnceAsync(ProviderWorld world)
    {
        PayoutClient other = world.NewClient(world.Wire.Address);

        CallResult[] results = await world.RunAsync(Task.WhenAll(Enumerable.Range(0, Callers).SelectMany(_ => new[] { world.Client, other })
            .Select(client => Task.Run(() => CallResult.OfAsync(client.CreateAsync(world.Request(Reference), world.Token)))))).ConfigureAwait(false);
        Payout end = await world.PayAsync(world.Request(Reference), "When everybody has finished").ConfigureAwait(false);

        foreach (CallResult result in results)
        {
            Payout payout = result.Value("Among twenty callers at once");
            Require.That(payout.ProviderId is null || string.Equals(payout.ProviderId, end.ProviderId, StringComparison.Ordinal), "Every caller is told of the same payout; one was told of another.");
        }

        Require.Same(1, world.Wire.Creates.Count, "The number of create calls");
        await world.RequireExecutionsAsync(1, Reference, "After twenty calls at once").ConfigureAwait(false);
    }

    private static async Task ConflictAsync(ProviderWorld world, Action<RequestDraft> change)
    {
        Payout before = await world.PayAsync(world.Request(Reference)).ConfigureAwait(false);

        CallResult result = await world.TryCreateAsync(world.Request(Reference, change)).ConfigureAwait(false);

        result.Thrown<PayoutConflictException>("When the reference belongs to another request");
        Require.Same(1, world.Wire.Creates.Count, "The number of create calls");
        await world.RequireExecutionsAsync(1, Reference, "After a conflict").ConfigureAwait(false);
        Require.Same(before.Version, (await world.FindAsync(Reference).ConfigureAwait(false)).Version, "The version of the payout after a conflict");
    }
}
