using Payouts.Providers;

namespace Payouts.Testing;

/// <summary>Questions about a payout that get no useful answer.</summary>
internal static class ReadChecks
{
    private const string Reference = "conformance-read";

    private static readonly (string What, Func<WireExchange, Task> Run)[] Faults =
    [
        ("HTTP 500", static exchange => exchange.AnswerAsync(WireAnswer.Json(500, "{}"))),
        ("HTTP 503", static exchange => exchange.AnswerAsync(WireAnswer.Json(503, ""))),
        ("HTTP 502 with an HTML page", static exchange => exchange.AnswerAsync(WireAnswer.Of(502, "<html></html>", "text/html"))),
        ("HTTP 401", static exchange => exchange.AnswerAsync(WireAnswer.Json(401, "{}"))),
        ("HTTP 403", static exchange => exchange.AnswerAsync(WireAnswer.Json(403, ""))),
        ("HTTP 404 with an HTML page", static exchange => exchange.AnswerAsync(WireAnswer.Of(404, "<html></html>", "text/html"))),
        ("HTTP 404 with an empty object", static exchange => exchange.AnswerAsync(WireAnswer.Json(404, "{}"))),
        ("HTTP 404 without a body", static exchange => exchange.AnswerAsync(WireAnswer.Json(404, ""))),
        ("HTTP 410", static exchange => exchange.AnswerAsync(WireAnswer.Json(410, "{}"))),
        ("HTTP 429", static exchange => exchange.AnswerAsync(WireAnswer.Json(429, "{}"))),
        ("HTTP 302", static exchange => exchange.AnswerAsync(WireAnswer.Json(302, "", new KeyValuePair<string, string>("Location", CreateFaults.Elsewhere)))),
        ("HTTP 200 with bytes that are no JSON", static exchange => exchange.AnswerAsync(WireAnswer.Json(200, "{]"))),
        ("HTTP 200 with an empty object", static exchange => exchange.AnswerAsync(WireAnswer.Json(200, "{}"))),
        ("HTTP 200 with null", static exchange => exchange.AnswerAsync(WireAnswer.Json(200, "null"))),
        ("HTTP 200 without a body", static exchange => exchange.AnswerAsync(WireAnswer.Json(200, ""))),
        ("a connection that closes", static exchange => Task.Run(exchange.Close)),
        ("a connection that is reset", static exchange => Task.Run(exchange.Reset)),
        ("an answer that breaks off", static async exchange => await exchange.AnswerPartlyAsync(await exchange.ForwardAsync().ConfigureAwait(false)).ConfigureAwait(false)),
    ];

    internal static IReadOnlyList<ProviderCheck> All { get; } =
    [
        .. Faults.Select(static fault => new ProviderCheck($"A read that gets {fault.What} changes nothing", world => RunAsync(world, fault.What, fault.Run))),
        new("A read of an id that the provider does not know is \"no such payout\" or no answer, never a failure", UnknownIdAsync),
        new("A read honours its caller's cancellation", CancelledAsync),
    ];

    private static async Task RunAsync(ProviderWorld world, string what, Func<WireExchange, Task> fault)
    {
        Payout before = await world.PayAsync(world.Request(Reference)).ConfigureAwait(false);

        world.Wire.OnOther = fault;
        CallResult result = await world.TryRefreshAsync(Reference).ConfigureAwait(false);
        world.Wire.OnOther = null;
        Payout after = await world.FindAsync(Reference).ConfigureAwait(false);

        if (result.Error is not null) result.Thrown<PayoutProviderException>($"When a read gets {what}");
        Require.Same(before.Status, after.Status, $"The status after a read that got {what}");
        Require.Same(before.Version, after.Version, $"The version after a read that got {what}");
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        await world.Subject.SettleAsync(world.Token).ConfigureAwait(false);
        Payout end = await world.RefreshAsync(Reference, "When the provider answers again").ConfigureAwait(false);
        Require.Same(PayoutStatus.Succeeded, end.Status, "The status once the provider answers again");
    }

    private static async Task UnknownIdAsync(ProviderWorld world)
    {
        await world.PayAsync(world.Request(Reference)).ConfigureAwait(false);
        PayoutReading reading;
        try
        {
            reading = await world.RunAsync(world.Provider.GetAsync(new ProviderPayoutId("conformance-none"), world.Token)).ConfigureAwait(false);
        }
        catch (PayoutProviderException error)
        {
            world.Heard.Add(error);
            return;
        }

        Require.That(reading.IsNotFound, $"A read of an id that the provider does not know gives PayoutReading.NotFound; it gave a payout that is {reading.Status}.");
    }

    private static async Task CancelledAsync(ProviderWorld world)
    {
        await world.PayAsync(world.Request(Reference)).ConfigureAwait(false);
        world.Wire.Forget();

        CallResult result = await CallResult.OfAsync(world.Client.RefreshAsync(Reference, new CancellationToken(canceled: true))).ConfigureAwait(false);

        result.Thrown<OperationCanceledException>("When the caller has given up");
        Require.Same(0, world.Wire.Requests.Count, "The number of requests for a caller who has given up");
    }
}
