using Payouts.Providers;

namespace Payouts.Testing;

/// <summary>Each operation that a provider may offer beyond create and read, and what it is for.</summary>
internal static class OperationChecks
{
    private const string Reference = "conformance-operation";

    private static readonly Dictionary<string, string> Updated = new(StringComparer.Ordinal) { ["note"] = "updated" };

    internal static IReadOnlyList<ProviderCheck> All { get; } =
    [
        new("The list of payouts shows a payout that was made", ListAsync),
        new("A payout that is withdrawn in time is Cancelled and never executed", WithdrawAsync),
        new("A cancellation that gets no useful answer cancels nothing on this side", WithdrawInVainAsync),
        new("Metadata that is replaced keeps the handle", UpdateAsync),
        new("The balances can be read, all of them and one by one", BalanceAsync),
        new("A name look-up answers for an account that can be paid", LookUpAsync),
        new("The directory lists methods of a route, and finds each again by its code", DirectoryAsync),
    ];

    private static async Task ListAsync(ProviderWorld world)
    {
        Applies.When(world.Capabilities.Supports(ProviderOperation.List), "the provider does not list payouts");
        PayoutRequest request = world.Request(Reference);
        Payout payout = await world.PayAsync(request).ConfigureAwait(false);

        IReadOnlyList<object?> all = await world.RunAsync(AbilityCalls.CallOf(world, world.Request(Reference), ProviderOperation.List)(world.Token)).ConfigureAwait(false);

        PayoutReading? found = all.OfType<PayoutReading>().FirstOrDefault(reading => string.Equals(reading.ProviderId, payout.ProviderId, StringComparison.Ordinal));
        Require.NotNull(found, "The payout that was made, in the provider's list");
        Require.That(found!.Amount is null || found.Amount == request.Amount, "The amount in the list is the request's; it is another.");
    }

    private static async Task WithdrawAsync(ProviderWorld world)
    {
        Applies.When(world.Capabilities.Supports(ProviderOperation.Cancel), "the provider does not cancel");
        await world.PayAsync(Waiting(world)).ConfigureAwait(false);

        (await world.TryAsync(world.Client.CancelAsync(Reference, world.Token)).ConfigureAwait(false)).Value("When a payout is withdrawn in time");
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        Payout end = await world.RefreshAsync(Reference, "After a cancellation").ConfigureAwait(false);

        Require.Same(PayoutStatus.Cancelled, end.Status, "The status of a payout that was withdrawn in time");
        await world.RequireExecutionsAsync(0, Reference, "After a cancellation").ConfigureAwait(false);
    }

    private static async Task WithdrawInVainAsync(ProviderWorld world)
    {
        Applies.When(world.Capabilities.Supports(ProviderOperation.Cancel), "the provider does not cancel");
        await world.PayAsync(Waiting(world)).ConfigureAwait(false);

        world.Wire.OnOther = static exchange => exchange.AnswerAsync(WireAnswer.Of(502, "<html></html>", "text/html"));
        CallResult result = await world.TryAsync(world.Client.CancelAsync(Reference, world.Token)).ConfigureAwait(false);
        world.Wire.OnOther = null;
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        Payout after = await world.RefreshAsync(Reference, "When the provider answers again").ConfigureAwait(false);

        if (result.Error is not null) result.Thrown<PayoutProviderException>("When a cancellation gets no useful answer");
        Require.Same(PayoutStatus.Pending, after.Status, "The status after a cancellation that got no useful answer");
    }

    private static async Task UpdateAsync(ProviderWorld world)
    {
        Applies.When(world.Capabilities.Supports(ProviderOperation.UpdateMetadata), "the provider does not replace metadata");
        await world.PayAsync(Waiting(world)).ConfigureAwait(false);

        Payout updated = (await world.TryAsync(world.Client.UpdateMetadataAsync(Reference, Updated, world.Token)).ConfigureAwait(false)).Value("When metadata is replaced");

        Require.Same("updated", updated.Metadata?.GetValueOrDefault("note"), "The metadata after it was replaced");
        if (!world.Capabilities.CanSearchByHandle) return;
        IReadOnlyList<object?> found = await world.RunAsync(AbilityCalls.CallOf(world, world.Request(Reference), ProviderOperation.SearchByHandle)(world.Token)).ConfigureAwait(false);
        Require.Same(1, found.Count, "The number of payouts that are found by the handle after metadata was replaced");
    }

    private static async Task BalanceAsync(ProviderWorld world)
    {
        Applies.When(world.Capabilities.Supports(ProviderOperation.Balance), "the provider does not tell balances");
        var reader = (IBalanceReader)world.Provider;
        ProviderBalance[] all = [.. (await world.RunAsync(AbilityCalls.CallOf(world, world.Request(Reference), ProviderOperation.Balance)(world.Token)).ConfigureAwait(false)).OfType<ProviderBalance>()];

        Require.That(all.Length > 0, "The provider's accounts are listed; none is.");
        foreach (ProviderBalance balance in all)
        {
            ProviderBalance? one = await world.RunAsync(reader.GetBalanceAsync(balance.AccountId, world.Token)).ConfigureAwait(false);
            Require.Same(balance.AccountId, one?.AccountId, "The account that is read by its id");
            Require.Same(balance.Currency, one?.Currency, "The currency of an account that is read by its id");
            Require.That(balance.Available is not { } available || available.Currency == balance.Currency, "What is available is in the account's currency; it is in another.");
        }
    }

    private static async Task LookUpAsync(ProviderWorld world)
    {
        Applies.When(world.Capabilities.Supports(ProviderOperation.NameLookup), "the provider does not look names up");

        object? result = (await world.RunAsync(AbilityCalls.CallOf(world, world.Request(Reference), ProviderOperation.NameLookup)(world.Token)).ConfigureAwait(false))[0];

        Require.That(result is AccountNameResult { Outcome: not (AccountNameOutcome.CouldNotCheck or AccountNameOutcome.NotOffered) }, $"The name of an account that can be paid is looked up; the answer was {result}.");
    }

    private static async Task DirectoryAsync(ProviderWorld world)
    {
        Applies.When(world.Capabilities.Supports(ProviderOperation.MethodDirectory), "the provider has no directory");
        var directory = (IMethodDirectory)world.Provider;
        PayoutMethod[] methods = [.. (await world.RunAsync(AbilityCalls.CallOf(world, world.Request(Reference), ProviderOperation.MethodDirectory)(world.Token)).ConfigureAwait(false)).OfType<PayoutMethod>()];

        Require.That(methods.Length > 0, "The directory lists methods of a country that is served; it lists none.");
        Require.That(methods.All(method => method.Channel == world.Capabilities.Routes[0].Channel), "The directory lists methods of the channel that was asked for; it lists others.");
        PayoutMethod? again = await world.RunAsync(directory.GetMethodAsync(methods[0].Channel, methods[0].Code, world.Token)).ConfigureAwait(false);
        Require.Same(methods[0].Code, again?.Code, "The method that is found by its code");
    }

    private static PayoutRequest Waiting(ProviderWorld world) => Applies.With(world.Subject.RequestThatStaysPending(Reference), "the subject has no request that stays pending");
}
