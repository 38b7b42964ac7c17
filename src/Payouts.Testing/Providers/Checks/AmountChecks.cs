using System.Globalization;
using System.Text;
using Payouts.Providers;

namespace Payouts.Testing;

/// <summary>Money is sent exactly, or not at all.</summary>
internal static class AmountChecks
{
    private const string Reference = "conformance-amount";

    internal static IReadOnlyList<ProviderCheck> All { get; } =
    [
        new("Every amount, from the smallest to the largest, stands in the request exactly", ExactAsync),
        new("100, 100.0 and 100.00 are the same request, byte for byte", SameAsync),
        new("An amount that the provider cannot encode exactly is refused, and nothing is journalled or sent", FractionAsync),
        new("An amount of nothing or less is refused, and nothing is journalled or sent", NothingAsync),
        new("The amount that was sent is the amount that is read", ReadBackAsync),
    ];

    private static async Task ExactAsync(ProviderWorld world)
    {
        PayoutRequest usual = world.Request(Reference);
        Currency currency = usual.Amount.Currency;
        foreach (long units in Units(world, usual))
        {
            Money amount = InUnits(world, units, currency);
            PayoutRequest request = world.Request(Reference, draft => draft.Amount = amount);
            var problems = new List<PayoutProblem>();
            world.Provider.Validate(request, problems);
            if (problems.Count > 0 || await TryPrepareAsync(world, request).ConfigureAwait(false) is not { } exchange) continue;
            Require.That(Holds(exchange, units), $"{amount} goes on the wire as {units.ToString(CultureInfo.InvariantCulture)}, by the capabilities' amount encoding; the prepared body holds no such number.");
        }
    }

    private static async Task SameAsync(ProviderWorld world)
    {
        decimal amount = decimal.Truncate(world.Request(Reference).Amount.Amount);
        Applies.When(amount > 0, "the subject's amount is less than one major unit");
        var bodies = new List<byte[]>();
        foreach (decimal each in new[] { amount, amount * 1.0m, amount * 1.00m, amount * 1.0000m })
            bodies.Add((await world.PrepareAsync(world.Request(Reference, draft => draft.Amount = Money.Of(each, draft.Amount.Currency))).ConfigureAwait(false)).Body.ToArray());

        Require.That(bodies.TrueForAll(body => body.AsSpan().SequenceEqual(bodies[0])), "100, 100.0 and 100.00 give the same bytes; they give others.");
    }

    private static Task FractionAsync(ProviderWorld world)
    {
        decimal step = StepOf(world, world.Request(Reference).Amount.Currency);
        return Refusals.RequireAsync(world, world.Request(Reference, draft => draft.Amount = Money.Of(draft.Amount.Amount + (step / 2), draft.Amount.Currency)), "Amount");
    }

    private static async Task NothingAsync(ProviderWorld world)
    {
        foreach (decimal amount in new[] { 0m, -1m })
            await Refusals.RequireAsync(world, world.Request(Reference, draft => draft.Amount = Money.Of(amount, draft.Amount.Currency)), "Amount").ConfigureAwait(false);
    }

    private static async Task ReadBackAsync(ProviderWorld world)
    {
        decimal step = StepOf(world, world.Request(Reference).Amount.Currency);
        for (int number = 0; number < 3; number++)
        {
            string reference = $"{Reference}-{number}";
            Money amount = Money.Of(world.Request(reference).Amount.Amount + (step * number), world.Request(reference).Amount.Currency);
            Payout payout = await world.PayAsync(world.Request(reference, draft => draft.Amount = amount), $"For {amount}").ConfigureAwait(false);
            Payout read = await world.RefreshAsync(reference, $"For {amount}").ConfigureAwait(false);
            PayoutReading reading = await OutcomeChecks.ReadAsync(world, payout).ConfigureAwait(false);

            Require.Same(amount, read.Amount, "The amount of the payout");
            Require.That(reading.Amount is null || reading.Amount == amount, $"A payout of {amount} is read as such; it was read as {reading.Amount}.");
            Require.That(read.NextStep.Kind != NextStepKind.AskPerson, $"What is read of a payout of {amount} agrees with the intent; it does not: {read.NextStep.Explanation}");
        }
    }

    // Past 2^53 binary floating point cannot count any more.
    private static IEnumerable<long> Units(ProviderWorld world, PayoutRequest usual)
    {
        long least = 1;
        if (world.Capabilities.Limits.MinimumAmount is { } minimum) least = (long)(minimum / StepOf(world, usual.Amount.Currency));
        return new[] { 1, 2, 99, 100, 101, 12_345, 1_000_000_007, 9_007_199_254_740_993, long.MaxValue - 1, long.MaxValue }.Append(least).Where(units => units >= least).Distinct();
    }

    private static decimal StepOf(ProviderWorld world, Currency currency)
    {
        decimal step = 1;
        int decimals = world.Capabilities.AmountEncoding == AmountEncoding.MinorUnits ? currency.MinorUnits ?? 0 : 0;
        for (int number = 0; number < decimals; number++) step /= 10;
        return step;
    }

    private static Money InUnits(ProviderWorld world, long units, Currency currency) =>
        world.Capabilities.AmountEncoding == AmountEncoding.MinorUnits ? Money.OfMinor(units, currency) : Money.Of(units, currency);

    private static async Task<PreparedExchange?> TryPrepareAsync(ProviderWorld world, PayoutRequest request)
    {
        try
        {
            return await world.PrepareAsync(request).ConfigureAwait(false);
        }
        catch (PayoutValidationException)
        {
            // Refused before anything is sent is exact too.
            return null;
        }
    }

    private static bool Holds(PreparedExchange exchange, long units)
    {
        byte[] body = exchange.Body.ToArray();
        string digits = units.ToString(CultureInfo.InvariantCulture);
        return JsonVariants.TryParse(body) is { } json
            ? JsonVariants.Leaves(json).Any(leaf => decimal.TryParse(leaf, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal number) && number == units)
            : Encoding.UTF8.GetString(body).Contains(digits, StringComparison.Ordinal);
    }
}
