namespace Payouts.Testing;

/// <summary>An account that is not set up as the provider wants it.</summary>
internal static class ConfigurationChecks
{
    internal static IReadOnlyList<ProviderCheck> All { get; } =
    [
        new("HTTP 401, 403 and whatever else refuses the caller prove that nothing was executed: it is told, and the same reference is paid once later", RefusedAsync),
        new("A payout is neither read nor sent once its account has another address", OtherAddressAsync),
        new("A payout that was never sent is not sent to another address either", UnsentAsync),
    ];

    private static async Task RefusedAsync(ProviderWorld world)
    {
        IReadOnlyList<int> statuses = world.Capabilities.CreateRules.Configuration;
        Require.That(statuses.Contains(401) && statuses.Contains(403), "HTTP 401 and 403 refuse the caller: the capabilities list them under CreateRules.Configuration; they do not.");
        foreach (int status in statuses)
        {
            string reference = $"conformance-{status}";
            world.Wire.OnNextCreate(exchange => exchange.AnswerAsync(WireAnswer.Json(status, "{}")));

            CallResult refused = await world.TryCreateAsync(world.Request(reference)).ConfigureAwait(false);
            Payout meanwhile = await world.FindAsync(reference).ConfigureAwait(false);
            world.Clock.Advance(TimeSpan.FromMinutes(1));
            await world.PayAsync(world.Request(reference), $"When what HTTP {status} stood for is mended").ConfigureAwait(false);

            PayoutNotExecutedException error = refused.Thrown<PayoutNotExecutedException>($"After HTTP {status}");
            Require.Same(status, error.HttpStatus, "The HTTP status that the exception tells");
            Require.Same(PayoutStatus.Created, meanwhile.Status, $"The status of a payout after HTTP {status}");
            await world.RequireExecutionsAsync(1, reference, $"After HTTP {status} and a sound call").ConfigureAwait(false);
        }
    }

    private static async Task OtherAddressAsync(ProviderWorld world)
    {
        const string reference = "conformance-moved";
        await world.PayAsync(world.Request(reference)).ConfigureAwait(false);
        PayoutClient moved = Moved(world);
        world.Wire.Forget();

        CallResult refreshed = await world.TryRefreshAsync(reference, moved).ConfigureAwait(false);

        refreshed.Thrown<PayoutStateException>("When the account has another address than the payout was made for");
        Require.Same(0, world.Wire.Requests.Count, "The number of requests for a payout whose account has moved");
        Require.That((await world.RefreshAsync(reference, "At the address of old").ConfigureAwait(false)).ProviderId is not null, "At the address of old, the payout goes on; it does not.");
    }

    private static async Task UnsentAsync(ProviderWorld world)
    {
        const string reference = "conformance-unsent";
        world.Wire.OnNextCreate(static exchange => exchange.AnswerAsync(WireAnswer.Json(401, "{}")));
        await world.TryCreateAsync(world.Request(reference)).ConfigureAwait(false);
        PayoutClient moved = Moved(world);
        world.Wire.Forget();

        CallResult sent = await world.TryCreateAsync(world.Request(reference), moved).ConfigureAwait(false);

        sent.Thrown<PayoutStateException>("When the account has another address than the payout was made for");
        Require.Same(0, world.Wire.Requests.Count(static request => request.Body.Length > 0), "The number of requests with a body");
        await world.RequireExecutionsAsync(0, reference, "For a payout that was never sent").ConfigureAwait(false);
        await world.PayAsync(world.Request(reference), "At the address of old").ConfigureAwait(false);
        await world.RequireExecutionsAsync(1, reference, "At the address of old").ConfigureAwait(false);
    }

    private static PayoutClient Moved(ProviderWorld world) => world.NewClient(new Uri(world.Wire.Address, "conformance-elsewhere/"));
}
