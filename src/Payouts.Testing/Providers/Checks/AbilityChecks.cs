using Payouts.Providers;

namespace Payouts.Testing;

/// <summary>What a provider offers beyond create and read.</summary>
internal static class AbilityChecks
{
    private const string Reference = "conformance-ability";

    private static readonly Dictionary<string, string> Updated = new(StringComparer.Ordinal) { ["note"] = "updated" };

    internal static IReadOnlyList<ProviderCheck> All { get; } =
    [
        new("An operation that the capabilities do not list is refused, and sends nothing", UnlistedAsync),
        new("Every operation honours its caller's cancellation and sends nothing for one who has given up", CancelledAsync),
        new("An operation that gets no useful answer throws PayoutProviderException or says that it could not tell", UselessAsync),
        new("The list of payouts shows a payout that was made", ListAsync),
        new("A payout that is withdrawn in time is Cancelled and never executed", WithdrawAsync),
        new("A cancellation that gets no useful answer cancels nothing on this side", WithdrawInVainAsync),
        new("Metadata that is replaced keeps the handle", UpdateAsync),
        new("The balances can be read, all of them and one by one", BalanceAsync),
        new("A name look-up answers for an account that can be paid", LookUpAsync),
        new("The directory lists methods of a route, and finds each again by its code", DirectoryAsync),
    ];

    private static async Task UnlistedAsync(ProviderWorld world)
    {
        var unlisted = AbilityCalls.Of(world, world.Request(Reference)).Where(call => !world.Capabilities.Supports(call.Operation)).ToArray();
        Applies.When(unlisted.Length > 0, "every operation that the provider has an interface for is listed");
        foreach ((_, string name, Func<CancellationToken, Task<IReadOnlyList<object?>>> call) in unlisted)
        {
            Exception? error = await ErrorOfAsync(world, call, world.Token).ConfigureAwait(false);
            Require.That(error is PayoutStateException, $"The capabilities do not list {name}: it is refused with PayoutStateException; it {(error is null ? "went on" : $"threw {error.GetType().Name}")}.");
            Require.Same(0, world.Wire.Requests.Count, $"The number of requests for {name}, which is not listed");
        }
    }

    private static async Task CancelledAsync(ProviderWorld world)
    {
        foreach ((_, string name, Func<CancellationToken, Task<IReadOnlyList<object?>>> call) in Listed(world))
        {
            Exception? error = await ErrorOfAsync(world, call, new CancellationToken(canceled: true)).ConfigureAwait(false);
            Require.That(error is null or OperationCanceledException, $"A caller who has given up is told so by {name}; it threw {error?.GetType().Name}.");
            Require.Same(0, world.Wire.Requests.Count, $"The number of requests of {name} for a caller who has given up");
        }
    }

    private static async Task UselessAsync(ProviderWorld world)
    {
        await world.PayAsync(world.Request(Reference)).ConfigureAwait(false);
        foreach (WireAnswer answer in new[] { WireAnswer.Json(500, "{}"), WireAnswer.Json(200, "{]"), WireAnswer.Json(200, "{}"), WireAnswer.Json(200, ""), WireAnswer.Json(403, "{}") })
        {
            world.Wire.OnOther = exchange => exchange.AnswerAsync(answer);
            foreach ((ProviderOperation operation, string name, Func<CancellationToken, Task<IReadOnlyList<object?>>> call) in Listed(world))
            {
                // An empty body or object may well be how a provider accepts these.
                if (operation is ProviderOperation.Cancel or ProviderOperation.UpdateMetadata && answer.Status == 200) continue;
                Exception? error = await ErrorOfAsync(world, call, world.Token, results => RequireUntold(operation, name, results)).ConfigureAwait(false);
                Require.That(error is null or PayoutProviderException, $"When {name} gets HTTP {answer.Status} of no use, it throws PayoutProviderException; it threw {error?.GetType().Name}.");
                world.Clock.Advance(TimeSpan.FromMinutes(1));
            }
        }
    }

    // A directory may have been kept from an earlier read; everything else is read anew.
    private static void RequireUntold(ProviderOperation operation, string name, IReadOnlyList<object?> results)
    {
        bool isUntold = results is [null or AccountNameResult { Outcome: AccountNameOutcome.CouldNotCheck or AccountNameOutcome.NotOffered }];
        Require.That(isUntold || (operation == ProviderOperation.MethodDirectory && results.Count > 0), $"An answer of no use tells {name} nothing; it gave {results.Count} result(s).");
    }

    private static async Task ListAsync(ProviderWorld world)
    {
        Applies.When(world.Capabilities.Supports(ProviderOperation.List), "the provider does not list payouts");
        PayoutRequest request = world.Request(Reference);
        Payout payout = await world.PayAsync(request).ConfigureAwait(false);

        IReadOnlyList<object?> all = await world.RunAsync(Call(world, ProviderOperation.List)(world.Token)).ConfigureAwait(false);

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
        IReadOnlyList<object?> found = await world.RunAsync(Call(world, ProviderOperation.SearchByHandle)(world.Token)).ConfigureAwait(false);
        Require.Same(1, found.Count, "The number of payouts that are found by the handle after metadata was replaced");
    }

    private static async Task BalanceAsync(ProviderWorld world)
    {
        Applies.When(world.Capabilities.Supports(ProviderOperation.Balance), "the provider does not tell balances");
        var reader = (IBalanceReader)world.Provider;
        ProviderBalance[] all = [.. (await world.RunAsync(Call(world, ProviderOperation.Balance)(world.Token)).ConfigureAwait(false)).OfType<ProviderBalance>()];

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

        object? result = (await world.RunAsync(Call(world, ProviderOperation.NameLookup)(world.Token)).ConfigureAwait(false))[0];

        Require.That(result is AccountNameResult { Outcome: not (AccountNameOutcome.CouldNotCheck or AccountNameOutcome.NotOffered) }, $"The name of an account that can be paid is looked up; the answer was {result}.");
    }

    private static async Task DirectoryAsync(ProviderWorld world)
    {
        Applies.When(world.Capabilities.Supports(ProviderOperation.MethodDirectory), "the provider has no directory");
        var directory = (IMethodDirectory)world.Provider;
        PayoutMethod[] methods = [.. (await world.RunAsync(Call(world, ProviderOperation.MethodDirectory)(world.Token)).ConfigureAwait(false)).OfType<PayoutMethod>()];

        Require.That(methods.Length > 0, "The directory lists methods of a country that is served; it lists none.");
        Require.That(methods.All(method => method.Channel == world.Capabilities.Routes[0].Channel), "The directory lists methods of the channel that was asked for; it lists others.");
        PayoutMethod? again = await world.RunAsync(directory.GetMethodAsync(methods[0].Channel, methods[0].Code, world.Token)).ConfigureAwait(false);
        Require.Same(methods[0].Code, again?.Code, "The method that is found by its code");
    }

    private static PayoutRequest Waiting(ProviderWorld world) => Applies.With(world.Subject.RequestThatStaysPending(Reference), "the subject has no request that stays pending");

    private static Func<CancellationToken, Task<IReadOnlyList<object?>>> Call(ProviderWorld world, ProviderOperation operation) =>
        Listed(world).First(call => call.Operation == operation).Call;

    private static IEnumerable<(ProviderOperation Operation, string Name, Func<CancellationToken, Task<IReadOnlyList<object?>>> Call)> Listed(ProviderWorld world) =>
        AbilityCalls.Of(world, world.Request(Reference)).Where(call => world.Capabilities.Supports(call.Operation));

    private static async Task<Exception?> ErrorOfAsync(
        ProviderWorld world, Func<CancellationToken, Task<IReadOnlyList<object?>>> call, CancellationToken cancellationToken, Action<IReadOnlyList<object?>>? look = null)
    {
        IReadOnlyList<object?> results;
        try
        {
            results = await world.RunAsync(call(cancellationToken)).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // What was thrown is what a check looks at.
        catch (Exception error)
#pragma warning restore CA1031
        {
            world.Token.ThrowIfCancellationRequested();
            return error;
        }

        look?.Invoke(results);
        return null;
    }
}
