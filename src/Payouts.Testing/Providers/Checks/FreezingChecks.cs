using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using Payouts.Providers;

namespace Payouts.Testing;

/// <summary>What the adapter prepares is the same every time, finds its way back, and holds no secret.</summary>
internal static class FreezingChecks
{
    private const string Reference = "conformance-frozen";

    internal static IReadOnlyList<ProviderCheck> All { get; } =
    [
        new("The same request gives the same bytes: again, later, in another process, in another culture", SameBytesAsync),
        new("Another reference gives another request where the provider can find payouts by handle or key", OtherBytesAsync),
        new("The key and the handle go with the request, where the capabilities say that they count", HandleAsync),
        new("No secret is in the frozen request or in an address; it goes into the headers of each request alone", SecretAsync),
        new("The request goes to the address that is frozen with it, with a body", AddressAsync),
    ];

    private static async Task SameBytesAsync(ProviderWorld world)
    {
        PreparedExchange first = await world.PrepareAsync(Full(world, isReversed: false)).ConfigureAwait(false);
        RequireSame(first, await world.PrepareAsync(Full(world, isReversed: false)).ConfigureAwait(false), "a second time");
        RequireSame(first, await world.PrepareAsync(Full(world, isReversed: true)).ConfigureAwait(false), "with its metadata in another order");
        IPayoutProvider other = world.NewClient(world.Wire.Address).GetProvider(world.Subject.Account);
        RequireSame(first, await world.PrepareAsync(Full(world, isReversed: false), other).ConfigureAwait(false), "by another process");
        world.Clock.Advance(TimeSpan.FromDays(1));
        RequireSame(first, await world.PrepareAsync(Full(world, isReversed: false)).ConfigureAwait(false), "a day later");
        CultureInfo usual = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = Odd();
            RequireSame(first, await world.PrepareAsync(Full(world, isReversed: false)).ConfigureAwait(false), "in another culture");
        }
        finally
        {
            CultureInfo.CurrentCulture = usual;
        }
    }

    private static async Task OtherBytesAsync(ProviderWorld world)
    {
        Applies.When(world.IsKeyed || world.Capabilities.CanSearchByHandle, "the provider has neither keys nor a search");
        PreparedExchange one = await world.PrepareAsync(world.Request($"{Reference}-1")).ConfigureAwait(false);
        PreparedExchange two = await world.PrepareAsync(world.Request($"{Reference}-2")).ConfigureAwait(false);

        bool isSame = one.Body.Span.SequenceEqual(two.Body.Span) && one.Headers.SequenceEqual(two.Headers) && one.Uri == two.Uri;
        Require.That(!isSame, "Two references give two requests that can be told apart; they give the same.");
        Require.That(!world.IsKeyed || !string.Equals(one.IdempotencyKey, two.IdempotencyKey, StringComparison.Ordinal), "Two references give two keys; they give the same.");
    }

    private static async Task HandleAsync(ProviderWorld world)
    {
        CorrelationHandle handle = world.HandleOf(Reference);
        PreparedExchange exchange = await world.PrepareAsync(world.Request(Reference)).ConfigureAwait(false);
        string all = $"{exchange.Uri} {string.Join(' ', exchange.Headers.Select(static header => header.Value))} {Encoding.UTF8.GetString(exchange.Body.Span)}";

        if (world.IsKeyed)
        {
            string key = Require.NotNull(exchange.IdempotencyKey, "The idempotency key of a provider that takes one");
            Require.Same(handle.IdempotencyKey, key, "The idempotency key, which is the handle's");
            Require.That(all.Contains(key, StringComparison.Ordinal), "The idempotency key goes with the request; it does not.");
        }
        else
        {
            Require.Same(null, exchange.IdempotencyKey, "The idempotency key of a provider that takes none");
        }

        Require.That(!world.Capabilities.CanSearchByHandle || all.Contains(handle.Token, StringComparison.Ordinal), "The handle that a search looks for goes with the request; it does not.");
    }

    private static async Task SecretAsync(ProviderWorld world)
    {
        PreparedExchange exchange = await world.PrepareAsync(world.Request(Reference)).ConfigureAwait(false);
        string frozen = $"{exchange.Uri} {string.Join(' ', exchange.Headers)} {Encoding.UTF8.GetString(exchange.Body.Span)} {exchange.Address}";
        await world.PayAsync(world.Request(Reference)).ConfigureAwait(false);
        await world.RefreshAsync(Reference, "After a sound call").ConfigureAwait(false);

        foreach (string secret in world.Subject.Secrets)
        {
            Require.That(!frozen.Contains(secret, StringComparison.Ordinal), "What is journalled with a payout holds no secret; it does.");
            Require.That(!world.Wire.Requests.Any(request => request.Target.Contains(secret, StringComparison.Ordinal)), "No secret stands in an address; one does.");
        }

        foreach ((string name, string value) in Added(world))
        {
            Require.That(!exchange.Headers.Any(header => string.Equals(header.Key, name, StringComparison.OrdinalIgnoreCase)), $"The header {name} is added at the instant of sending; it is frozen as well.");
            Require.Same(value, world.Wire.Creates[0].Head.Header(name), $"The header {name} on the wire, which Authorize adds");
        }
    }

    private static async Task AddressAsync(ProviderWorld world)
    {
        PreparedExchange exchange = await world.PrepareAsync(world.Request(Reference)).ConfigureAwait(false);

        Require.That(exchange.Body.Length > 0, "A create call has a body, for the runtime sends one without a body again on its own; it has none.");
        Require.Same(world.Provider.Address, exchange.Address, "The address that is frozen with the request");
        Require.Same(world.Wire.Address.Authority, exchange.Uri.Authority, "The host that the request goes to");
        Require.That(exchange.Uri.AbsolutePath.StartsWith(world.Wire.Address.AbsolutePath, StringComparison.Ordinal), "The request goes below the base address; it goes elsewhere.");
    }

    private static IEnumerable<KeyValuePair<string, string>> Added(ProviderWorld world)
    {
        using var message = new HttpRequestMessage();
        world.Provider.Authorize(message.Headers);
        foreach (KeyValuePair<string, HeaderStringValues> header in message.Headers.NonValidated) yield return new(header.Key, string.Join(", ", header.Value));
    }

    private static PayoutRequest Full(ProviderWorld world, bool isReversed)
    {
        FieldLimits limits = world.Capabilities.Limits;
        return world.Request(Reference, draft =>
        {
            if (limits.DescriptionLength >= 11) draft.Description ??= "description";
            if (limits.MetadataEntries < 3) return;
            IEnumerable<string> keys = ["b", "a", "c"];
            draft.Metadata = (isReversed ? keys.Reverse() : keys).ToDictionary(static key => key, static key => $"{key}1", StringComparer.Ordinal);
        });
    }

    private static void RequireSame(PreparedExchange first, PreparedExchange second, string when)
    {
        Require.That(first.Body.Span.SequenceEqual(second.Body.Span), $"A request that is prepared {when} has the same body, byte for byte; it has another.");
        Require.Same(first.Uri, second.Uri, $"The address of a request that is prepared {when}");
        Require.Same(first.Method, second.Method, $"The method of a request that is prepared {when}");
        Require.Same(first.IdempotencyKey, second.IdempotencyKey, $"The key of a request that is prepared {when}");
        Require.Sequence(first.Headers.Select(static header => $"{header}"), second.Headers.Select(static header => $"{header}"), $"The headers of a request that is prepared {when}");
    }

    private static CultureInfo Odd()
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.NumberDecimalSeparator = ",";
        culture.NumberFormat.NumberGroupSeparator = ".";
        culture.NumberFormat.NegativeSign = "~";
        culture.DateTimeFormat.ShortDatePattern = "dd|MM|yyyy";
        return culture;
    }
}
