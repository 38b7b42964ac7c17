using Payouts.Providers;

namespace Payouts.Testing;

/// <summary>Finding a payout by its handle: what is there is found, and what could not be looked at is not called absent.</summary>
internal static class SearchChecks
{
    private const string Reference = "conformance-search";
    private const string Otherwise = "the provider does not search by handle";

    private static readonly (string What, Func<WireExchange, Task> Run)[] Faults =
    [
        ("HTTP 500", static exchange => exchange.AnswerAsync(WireAnswer.Json(500, "{}"))),
        ("HTTP 403", static exchange => exchange.AnswerAsync(WireAnswer.Json(403, "{}"))),
        ("HTTP 404 with an HTML page", static exchange => exchange.AnswerAsync(WireAnswer.Of(404, "<html></html>", "text/html"))),
        ("HTTP 200 with an HTML page", static exchange => exchange.AnswerAsync(WireAnswer.Of(200, "<html></html>", "text/html"))),
        ("HTTP 200 with an empty object", static exchange => exchange.AnswerAsync(WireAnswer.Json(200, "{}"))),
        ("HTTP 200 without a body", static exchange => exchange.AnswerAsync(WireAnswer.Json(200, ""))),
        ("an answer that breaks off", static async exchange => await exchange.AnswerPartlyAsync(await exchange.ForwardAsync().ConfigureAwait(false)).ConfigureAwait(false)),
        ("a connection that closes", static exchange => Task.Run(exchange.Close)),
    ];

    internal static IReadOnlyList<ProviderCheck> All { get; } =
    [
        new("A search finds the payout with the handle, with its amount, and no other", FindAsync),
        new("A search that finds nothing after reading everything says so", NothingAsync),
        new("A search that could not be finished throws, and never says \"not there\"", UnfinishedAsync),
        new("A search that comes upon a payout it cannot read throws, and never says \"not there\"", UnreadableAsync),
    ];

    private static async Task FindAsync(ProviderWorld world)
    {
        IPayoutSearch search = Search(world);
        Payout[] paid = [await world.PayAsync(world.Request($"{Reference}-1")).ConfigureAwait(false), await world.PayAsync(world.Request($"{Reference}-2")).ConfigureAwait(false)];

        foreach (Payout payout in paid)
        {
            IReadOnlyList<PayoutReading> found = await world.RunAsync(search.FindByHandleAsync(world.HandleOf(payout.Reference).Token, world.Token)).ConfigureAwait(false);
            Require.Same(1, found.Count, "The number of payouts with one handle");
            Require.Same(payout.ProviderId, found[0].ProviderId, "The id of the payout that was found");
            Require.Same(world.HandleOf(payout.Reference).Token, found[0].Handle, "The handle of the payout that was found, without which it is not bound");
            Require.Same(payout.Amount, found[0].Amount ?? default, "The amount of the payout that was found, without which it is not bound");
        }
    }

    private static async Task NothingAsync(ProviderWorld world)
    {
        IPayoutSearch search = Search(world);
        await world.PayAsync(world.Request(Reference)).ConfigureAwait(false);

        IReadOnlyList<PayoutReading> found = await world.RunAsync(search.FindByHandleAsync(world.HandleOf("conformance-never").Token, world.Token)).ConfigureAwait(false);

        Require.Same(0, found.Count, "The number of payouts with a handle that was never sent");
    }

    private static async Task UnfinishedAsync(ProviderWorld world)
    {
        IPayoutSearch search = Search(world);
        await world.PayAsync(world.Request(Reference)).ConfigureAwait(false);
        foreach ((string what, Func<WireExchange, Task> fault) in Faults)
        {
            world.Wire.OnOther = fault;
            await RequireThrownAsync(world, search, $"A search that gets {what}").ConfigureAwait(false);
            world.Clock.Advance(TimeSpan.FromMinutes(1));
        }
    }

    // The entry's id is gone: it might be the one that is looked for.
    private static async Task UnreadableAsync(ProviderWorld world)
    {
        IPayoutSearch search = Search(world);
        Payout payout = await world.PayAsync(world.Request(Reference)).ConfigureAwait(false);
        IReadOnlyList<PayoutReading> whole = await world.RunAsync(search.FindByHandleAsync(world.HandleOf(Reference).Token, world.Token)).ConfigureAwait(false);
        string[] names = [payout.ProviderId!, .. whole.SelectMany(static reading => new[] { reading.ProviderId, reading.ProviderReference }).OfType<string>()];
        bool isStripped = false;
        world.Wire.OnOther = async exchange =>
        {
            WireAnswer answer = await exchange.ForwardAsync().ConfigureAwait(false);
            if (JsonVariants.TryParse(answer.Body) is { } json)
            {
                isStripped = true;
                answer = answer with { Body = JsonVariants.Without(json, names) };
            }

            await exchange.AnswerAsync(answer).ConfigureAwait(false);
        };

        Exception? error = null;
        try
        {
            await world.RunAsync(search.FindByHandleAsync(world.HandleOf(Reference).Token, world.Token)).ConfigureAwait(false);
        }
        catch (PayoutProviderException thrown)
        {
            error = thrown;
        }

        Applies.When(isStripped, "the answer to a search is no JSON");
        Require.NotNull(error, "The PayoutProviderException of a search that came upon a payout without an id");
    }

    private static async Task RequireThrownAsync(ProviderWorld world, IPayoutSearch search, string what)
    {
        IReadOnlyList<PayoutReading> found;
        try
        {
            found = await world.RunAsync(search.FindByHandleAsync(world.HandleOf(Reference).Token, world.Token)).ConfigureAwait(false);
        }
        catch (PayoutProviderException)
        {
            return;
        }

        throw new ConformanceException($"{what} throws PayoutProviderException; it said that there are {found.Count} payouts.");
    }

    private static IPayoutSearch Search(ProviderWorld world)
    {
        Applies.When(world.Capabilities.CanSearchByHandle, Otherwise);
        return (IPayoutSearch)world.Provider;
    }
}
