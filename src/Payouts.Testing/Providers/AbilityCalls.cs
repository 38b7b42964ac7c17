using Payouts.Providers;

namespace Payouts.Testing;

/// <summary>Calls of a provider's optional abilities, with whatever they give or throw heard.</summary>
internal static class AbilityCalls
{
    /// <summary>Every call of every ability that the provider has an interface for, by name.</summary>
    internal static IReadOnlyList<(ProviderOperation Operation, string Name, Func<CancellationToken, Task<IReadOnlyList<object?>>> Call)> Of(ProviderWorld world, PayoutRequest request)
    {
        IPayoutProvider provider = world.Provider;
        var calls = new List<(ProviderOperation, string, Func<CancellationToken, Task<IReadOnlyList<object?>>>)>();
        PayoutRoute route = world.Capabilities.Routes[0];
        if (provider is IPayoutSearch search) calls.Add((ProviderOperation.SearchByHandle, "a search by handle", async token => await search.FindByHandleAsync(world.HandleOf(request.Reference).Token, token).ConfigureAwait(false)));
        if (provider is IPayoutListing listing) calls.Add((ProviderOperation.List, "the list of payouts", token => AllOfAsync(listing.ListPayoutsAsync(filter: null, token))));
        if (provider is IPayoutCancellation cancel) calls.Add((ProviderOperation.Cancel, "a cancellation", async token => [await cancel.CancelAsync("conformance-none", token).ConfigureAwait(false)]));
        if (provider is IPayoutMetadataUpdate update)
        {
            calls.Add((ProviderOperation.UpdateMetadata, "an update of metadata", async token =>
                [await update.UpdateMetadataAsync("conformance-none", world.HandleOf(request.Reference), new Dictionary<string, string>(StringComparer.Ordinal), token).ConfigureAwait(false)]));
        }

        if (provider is IBalanceReader balance)
        {
            calls.Add((ProviderOperation.Balance, "the balances", token => AllOfAsync(balance.GetBalancesAsync(token))));
            calls.Add((ProviderOperation.Balance, "one balance", async token => [await balance.GetBalanceAsync("conformance-none", token).ConfigureAwait(false)]));
        }

        if (provider is IAccountNameLookup lookup) calls.Add((ProviderOperation.NameLookup, "a name look-up", async token => [await lookup.LookUpAsync(request.Destination, request.Beneficiary?.FirstName, token).ConfigureAwait(false)]));
        if (provider is IMethodDirectory directory)
        {
            calls.Add((ProviderOperation.MethodDirectory, "the directory", token => AllOfAsync(directory.GetMethodsAsync(route.Channel, route.Country, token))));
            calls.Add((ProviderOperation.MethodDirectory, "one method", async token => [await directory.GetMethodAsync(route.Channel, "conformance-none", token).ConfigureAwait(false)]));
        }

        return calls;
    }

    /// <summary>The calls of those abilities that the capabilities list.</summary>
    internal static IEnumerable<(ProviderOperation Operation, string Name, Func<CancellationToken, Task<IReadOnlyList<object?>>> Call)> Listed(ProviderWorld world, PayoutRequest request) =>
        Of(world, request).Where(call => world.Capabilities.Supports(call.Operation));

    /// <summary>The first call of an operation that the capabilities list.</summary>
    internal static Func<CancellationToken, Task<IReadOnlyList<object?>>> CallOf(ProviderWorld world, PayoutRequest request, ProviderOperation operation) =>
        Listed(world, request).First(call => call.Operation == operation).Call;

    /// <summary>Makes every call and has what came of it heard; the clock moves on between them, so that no breaker stays open.</summary>
    internal static async Task AllAsync(ProviderWorld world, PayoutRequest request)
    {
        foreach ((_, string name, Func<CancellationToken, Task<IReadOnlyList<object?>>> call) in Of(world, request))
        {
            try
            {
                foreach (object? result in await world.RunAsync(call(world.Token)).ConfigureAwait(false)) world.Heard.Add($"what {name} gave", $"{result}");
            }
            catch (PayoutException error)
            {
                world.Heard.Add(error);
            }

            world.Clock.Advance(TimeSpan.FromMinutes(1));
        }
    }

    private static async Task<IReadOnlyList<object?>> AllOfAsync<T>(IAsyncEnumerable<T> items)
    {
        var all = new List<object?>();
        await foreach (T item in items.ConfigureAwait(false)) all.Add(item);
        return all;
    }
}
