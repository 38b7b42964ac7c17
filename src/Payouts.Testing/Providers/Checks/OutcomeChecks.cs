using Payouts.Providers;

namespace Payouts.Testing;

/// <summary>How payouts end, and how they are refused.</summary>
internal static class OutcomeChecks
{
    private const string Reference = "conformance-outcome";

    internal static IReadOnlyList<ProviderCheck> All { get; } =
    [
        .. new[] { PayoutStatus.Succeeded, PayoutStatus.Failed, PayoutStatus.Cancelled, PayoutStatus.Reversed }
            .Select(static status => new ProviderCheck($"A payout is followed until it is {status}", world => FollowAsync(world, status))),
        new("A payout that failed says why: category, and the provider's code or text", WhyAsync),
        new("A refusal in the answer to the create call is Failed with its reason, and is never executed", RefusedAsync),
        new("A status text that no table knows is pending and visible, never final", UnknownStatusAsync),
        new("A read shows the payout that was paid: its id, amount, handle and environment agree wherever they are shown", AgreesAsync),
    ];

    private static async Task FollowAsync(ProviderWorld world, PayoutStatus status)
    {
        PayoutRequest request = RequestThatEndsIn(world, status);
        await world.PayAsync(request).ConfigureAwait(false);
        await world.Subject.SettleAsync(world.Token).ConfigureAwait(false);

        Payout end = await world.RefreshAsync(Reference, "When the provider has come to an end with the payout").ConfigureAwait(false);
        Payout later = await world.RefreshAsync(Reference, "When a final payout is read again").ConfigureAwait(false);

        Require.Same(status, end.Status, "The status at the end");
        Require.Same(status, later.Status, "The status when it is read again");
        Require.That(!string.IsNullOrEmpty(end.ProviderStatus), "The provider's own status text is shown; there is none.");
        Require.Same(NextStepKind.None, end.NextStep.Kind, "The next step of a final payout");
        if (status == PayoutStatus.Succeeded) await world.RequireExecutionsAsync(1, Reference, "After a payout that succeeded").ConfigureAwait(false);
        if (status == PayoutStatus.Failed) await world.RequireExecutionsAsync(0, Reference, "After a payout that failed").ConfigureAwait(false);
    }

    private static async Task WhyAsync(ProviderWorld world)
    {
        await world.PayAsync(RequestThatEndsIn(world, PayoutStatus.Failed)).ConfigureAwait(false);
        await world.Subject.SettleAsync(world.Token).ConfigureAwait(false);

        Payout end = await world.RefreshAsync(Reference, "When the provider has come to an end with the payout").ConfigureAwait(false);

        Require.Same(PayoutStatus.Failed, end.Status, "The status at the end");
        RequireReason(world.Subject.FailureReason, end.Failure);
    }

    private static async Task RefusedAsync(ProviderWorld world)
    {
        PayoutRequest request = Applies.With(world.Subject.RequestThatIsRefused(Reference), "the subject has no request that is refused in the answer to the create call");

        Payout first = (await world.TryCreateAsync(request).ConfigureAwait(false)).Value("When the provider refuses the payout");
        Payout again = (await world.TryCreateAsync(request).ConfigureAwait(false)).Value("When a refused payout is asked for again");
        Payout read = await world.RefreshAsync(Reference, "When a refused payout is refreshed").ConfigureAwait(false);

        foreach (Payout payout in new[] { first, again, read })
        {
            Require.Same(PayoutStatus.Failed, payout.Status, "The status of a payout that the provider refused");
            RequireReason(world.Subject.RefusalReason, payout.Failure);
        }

        Require.Same(1, world.Wire.Creates.Count, "The number of create calls");
        await world.RequireExecutionsAsync(0, Reference, "After a refusal").ConfigureAwait(false);
    }

    private static async Task UnknownStatusAsync(ProviderWorld world)
    {
        PayoutRequest request = Applies.With(world.Subject.RequestWithUnknownStatus(Reference), "the subject has no request that shows an unknown status");
        await world.PayAsync(request).ConfigureAwait(false);
        await world.Subject.SettleAsync(world.Token).ConfigureAwait(false);

        Payout payout = await world.RefreshAsync(Reference, "When the provider shows a status that nobody knows").ConfigureAwait(false);
        PayoutReading reading = await ReadAsync(world, payout).ConfigureAwait(false);

        Require.Same(PayoutStatus.Pending, payout.Status, "The status of a payout whose status text no table knows");
        Require.That(!string.IsNullOrEmpty(payout.ProviderStatus), "The status text that no table knows is shown; it is not.");
        Require.That(!reading.IsStatusKnown, "The reading says that the status text is in no table; it says that it is known.");
    }

    private static async Task AgreesAsync(ProviderWorld world)
    {
        PayoutRequest request = world.Request(Reference);
        Payout payout = await world.PayAsync(request).ConfigureAwait(false);

        PayoutReading reading = await ReadAsync(world, payout).ConfigureAwait(false);

        Require.Same(payout.ProviderId, reading.ProviderId, "The id of the reading, which is the one that was asked for");
        Require.That(reading.Amount is null || reading.Amount == request.Amount, "The amount of the reading is the request's; it is another.");
        Require.That(reading.Handle is null || string.Equals(reading.Handle, world.HandleOf(Reference).Token, StringComparison.Ordinal), "The handle of the reading is the one that was sent; it is another.");
        Require.That(
            reading.Environment is null || world.Provider.Address.Environment is not { } environment || string.Equals(reading.Environment, environment, StringComparison.OrdinalIgnoreCase),
            "The environment of the reading is the account's; it is another.");
    }

    internal static Task<PayoutReading> ReadAsync(ProviderWorld world, Payout payout) =>
        world.RunAsync(world.Provider.GetAsync(new ProviderPayoutId(payout.ProviderId!, payout.ProviderReference), world.Token));

    private static PayoutRequest RequestThatEndsIn(ProviderWorld world, PayoutStatus status) => status == PayoutStatus.Succeeded
        ? world.Request(Reference)
        : Applies.With(world.Subject.RequestThatEndsIn(status, Reference), $"the subject has no request that ends {status}");

    private static void RequireReason(PayoutFailure? expected, PayoutFailure? found)
    {
        PayoutFailure reason = Require.NotNull(found, "The reason of a payout that failed");
        Require.That(!string.IsNullOrEmpty(reason.Code) || !string.IsNullOrEmpty(reason.Message), "The reason carries the provider's code or its text; it carries neither.");
        if (expected is null) return;
        Require.Same(expected.Category, reason.Category, "The category of the reason");
        Require.Same(expected.Code, reason.Code, "The provider's code of the reason");
        if (expected.Message is not null) Require.Same(expected.Message, reason.Message, "The provider's text of the reason");
    }
}
