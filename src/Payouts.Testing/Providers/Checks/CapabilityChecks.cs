using Payouts.Providers;

namespace Payouts.Testing;

/// <summary>What the adapter says about its provider is complete, consistent and kept.</summary>
internal static class CapabilityChecks
{
    private const int MostCreates = 300;

    private static readonly (ProviderOperation Operation, Func<IPayoutProvider, bool> IsThere)[] Abilities =
    [
        (ProviderOperation.SearchByHandle, static provider => provider is IPayoutSearch),
        (ProviderOperation.List, static provider => provider is IPayoutListing),
        (ProviderOperation.Cancel, static provider => provider is IPayoutCancellation),
        (ProviderOperation.UpdateMetadata, static provider => provider is IPayoutMetadataUpdate),
        (ProviderOperation.Balance, static provider => provider is IBalanceReader),
        (ProviderOperation.NameLookup, static provider => provider is IAccountNameLookup),
        (ProviderOperation.MethodDirectory, static provider => provider is IMethodDirectory),
    ];

    internal static IReadOnlyList<ProviderCheck> All { get; } =
    [
        new("Every operation that the capabilities list has its interface, and is listed once", OperationsAsync),
        new("The routes are whole, and no country, channel and currency stands there twice", RoutesAsync),
        new("Each HTTP status of a create call has one meaning, and only those of the caller's own fault prove that nothing was executed", CreateRulesAsync),
        new("Limits, rate limits, time-out and window are in range", NumbersAsync),
        new("The account carries its name, and its address the adapter's type and the base address", IdentityAsync),
        new("No more calls leave at once than the rate limits allow", RateLimitsAsync),
    ];

    private static Task OperationsAsync(ProviderWorld world)
    {
        ProviderCapabilities capabilities = world.Capabilities;
        foreach (ProviderOperation needed in new[] { ProviderOperation.Create, ProviderOperation.Get })
            Require.That(capabilities.Supports(needed), $"Every provider can {needed}: the capabilities list it; they do not.");
        Require.Same(capabilities.Operations.Count, capabilities.Operations.Select(static support => support.Operation).Distinct().Count(), "The number of different operations among those that are listed");
        Require.That(capabilities.Operations.All(static support => !string.IsNullOrWhiteSpace(support.Call)), "Every operation that is listed names its call; one does not.");
        foreach ((ProviderOperation operation, Func<IPayoutProvider, bool> isThere) in Abilities)
            Require.That(!capabilities.Supports(operation) || isThere(world.Provider), $"The capabilities list {operation}: the provider has the interface for it; it has not.");
        return Task.CompletedTask;
    }

    private static Task RoutesAsync(ProviderWorld world)
    {
        IReadOnlyList<PayoutRoute> routes = world.Capabilities.Routes;
        Require.That(routes.Count > 0, "There is a route that can be paid; there is none.");
        foreach (PayoutRoute route in routes)
        {
            Require.That(route.Country.Length == 2 && route.Country.All(char.IsAsciiLetterUpper), $"A route's country is two upper-case letters of ISO 3166-1; one is '{route.Country}'.");
            Require.That(route.CallingCode.Length is >= 2 and <= 5 && route.CallingCode[0] == '+' && route.CallingCode.AsSpan(1).IndexOfAnyExceptInRange('0', '9') < 0, $"A route's calling code is '+' and 1 to 4 digits; that of {route.Country} is '{route.CallingCode}'.");
            Require.That(route.Currencies.Count > 0, $"A route has a currency; one to {route.Country} has none.");
            Require.That(
                world.Capabilities.AmountEncoding != AmountEncoding.MinorUnits || route.Currencies.All(static currency => currency.MinorUnits is not null),
                $"An amount in minor units needs a currency that has them; one to {route.Country} has none.");
        }

        string[] all = [.. routes.SelectMany(static route => route.Currencies.Select(currency => $"{route.Channel} {route.Country} {currency.Code}"))];
        Require.Same(all.Length, all.Distinct(StringComparer.Ordinal).Count(), "The number of different routes among those that are listed");
        return Task.CompletedTask;
    }

    private static Task CreateRulesAsync(ProviderWorld world)
    {
        CreateRules rules = world.Capabilities.CreateRules;
        int[] all = [.. rules.Refusals, .. rules.Configuration, .. rules.Throttled, .. rules.AlreadyExists is { } exists ? new[] { exists } : []];
        Require.Same(all.Length, all.Distinct().Count(), "The number of different HTTP statuses in CreateRules");
        foreach (int status in all) Require.That(status is >= 400 and <= 499 and not (408 or 425), $"HTTP {status} proves nothing about a payout, so it is not in CreateRules; it is.");
        Require.That(rules.Throttled.Count == 0 || rules.ThrottlePause > TimeSpan.Zero, "The pause after a throttled call is more than nothing; it is not.");
        return Task.CompletedTask;
    }

    private static Task NumbersAsync(ProviderWorld world)
    {
        ProviderCapabilities capabilities = world.Capabilities;
        FieldLimits limits = capabilities.Limits;
        Require.That(capabilities.CreateTimeout > TimeSpan.Zero && capabilities.CreateTimeout <= TimeSpan.FromMinutes(10), "The time for a create call is more than nothing and at most 10 minutes; it is not.");
        Require.That(!world.IsKeyed || capabilities.Idempotency.Window > capabilities.CreateTimeout, "The window of a key is longer than one create call; it is not.");
        Require.That(limits.DescriptionLength is null or > 0, "The longest description has a length; it has none.");
        Require.That(!limits.RequiresDescription || limits.DescriptionLength is not null, "A description that is required has a length; it has none.");
        Require.That(limits.MetadataEntries >= 0 && (limits.MetadataEntries == 0 || (limits.MetadataKeyLength > 0 && limits.MetadataValueLength > 0)), "Metadata that is taken has keys and values of some length; it has none.");
        Require.That(limits.AccountNumberLength > 0, "The longest account number has a length; it has none.");
        foreach (RateLimit limit in capabilities.RateLimits) Require.That(limit.Permits > 0 && limit.Per > TimeSpan.Zero, "A rate limit allows some calls in some time; one does not.");
        Require.That(!string.IsNullOrWhiteSpace(capabilities.WebhookScheme), "The webhook scheme is told, if only as none; it is blank.");
        Require.That(capabilities.Source.IsAbsoluteUri, "The source of these facts is a page's address; it is not.");
        return Task.CompletedTask;
    }

    private static Task IdentityAsync(ProviderWorld world)
    {
        ProviderAddress address = world.Provider.Address;
        Require.Same(world.Subject.Account, world.Provider.Name, "The account's name");
        Require.Same(world.Capabilities.ProviderType, address.ProviderType, "The adapter's type in the address");
        Require.That(address.BaseAddress.StartsWith(world.Wire.Address.GetLeftPart(UriPartial.Authority), StringComparison.OrdinalIgnoreCase), "The address tells the base address that was set up; it tells another.");
        Require.That(!string.IsNullOrWhiteSpace(address.ApiVersion), "The address tells the API's version; it is blank.");
        Require.That(!world.Subject.Secrets.Any(secret => address.ToString().Contains(secret, StringComparison.Ordinal)), "The address, which is journalled, holds no secret; it does.");
        return Task.CompletedTask;
    }

    // Without the clock moving, only what the limits allow at once may come over the wire.
    private static async Task RateLimitsAsync(ProviderWorld world)
    {
        IReadOnlyList<RateLimit> limits = world.Capabilities.RateLimits;
        Applies.When(limits.Count > 0, "no rate limit is kept");
        int most = limits.Min(static limit => limit.Permits);
        long start = world.Clock.GetTimestamp();
        Applies.When(most < MostCreates, $"the limit of {most} calls is too wide to be tried");
        for (int number = 0; number <= most; number++)
        {
            Task<CallResult> call = CallResult.OfAsync(world.Client.CreateAsync(world.Request($"conformance-pace-{number}"), world.Token));
            if (await Task.WhenAny(call, world.Clock.WaitForPauseAsync(world.Token)).ConfigureAwait(false) != call)
                Require.That(world.Wire.Requests.Count <= most, $"While no time passes, {most} calls may leave; {world.Wire.Requests.Count} did.");
            CallResult result = await world.RunAsync(call).ConfigureAwait(false);
            Require.That(result.Value("When its turn comes").ProviderId is not null, "A payout that waited for its turn is accepted; it was not.");
        }

        Require.That(world.Clock.GetElapsedTime(start) > TimeSpan.Zero, $"Of {most + 1} calls one has to wait, for {most} may leave at once; none did.");
        Require.Same(most + 1, world.Wire.Creates.Count, "The number of create calls in the end");
    }
}
