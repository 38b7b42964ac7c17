using Payouts.Providers;

namespace Payouts.Testing;

/// <summary>What must hold after a create call of which nobody knows whether it was executed, whatever the caller does next.</summary>
internal static class Aftermath
{
    private const int Repeats = 5;

    /// <summary>Repeats, refreshes and waits, and requires that the payout is executed at most once and never called failed.</summary>
    /// <param name="world">The world, with one payout in it that is unknown.</param>
    /// <param name="reference">Its reference.</param>
    /// <param name="isExecuted">Whether the first call was executed.</param>
    internal static async Task RequireSafeAsync(ProviderWorld world, string reference, bool isExecuted)
    {
        Payout early = (await world.TryCreateAsync(world.Request(reference)).ConfigureAwait(false)).Value("While the first attempt may still be alive");
        RequireOpen(early);
        Require.Same(1, world.Wire.Creates.Count, "The number of create calls while the first attempt may still be alive");
        world.LetAttemptsEnd();
        for (int repeat = 0; repeat < Repeats; repeat++)
        {
            RequireOpen((await world.TryCreateAsync(world.Request(reference)).ConfigureAwait(false)).Value("When the same request is made again"));
            RequireOpen((await world.TryRefreshAsync(reference).ConfigureAwait(false)).Value("When the payout is refreshed"));
        }

        PayoutClient other = world.NewClient(world.Wire.Address);
        RequireOpen((await world.TryCreateAsync(world.Request(reference), other).ConfigureAwait(false)).Value("When another process makes the same request"));
        await world.Subject.SettleAsync(world.Token).ConfigureAwait(false);
        Payout end = (await world.TryAsync(world.Client.WaitForFinalAsync(reference, world.Token)).ConfigureAwait(false)).Value("When the payout is waited for");
        RequireOpen(end);
        if (world.IsKeyed) await RequireFoundOnceAsync(world, end).ConfigureAwait(false);
        else await RequireNotRepeatedAsync(world, end, isExecuted).ConfigureAwait(false);
    }

    private static void RequireOpen(Payout payout) => Require.That(
        payout.Status is PayoutStatus.Unknown or PayoutStatus.Pending or PayoutStatus.Succeeded,
        $"A payout that may have been executed is Unknown, until the provider shows it; this one became {payout.Status}.");

    private static async Task RequireFoundOnceAsync(ProviderWorld world, Payout end)
    {
        Require.That(end.ProviderId is not null, "A provider that takes keys is asked again with the same one until it names the payout; it was not named.");
        await world.RequireExecutionsAsync(1, end.Reference, "After repeats under one key").ConfigureAwait(false);
        RequireSameBytes(world.Wire.Creates);
    }

    /// <summary>Requires that all create calls are the same, byte for byte.</summary>
    internal static void RequireSameBytes(IReadOnlyList<WireRequest> creates)
    {
        foreach (WireRequest again in creates.Skip(1))
        {
            Require.That(again.Body.Length == 0 || creates[0].Body.Length == 0 || again.Body.AsSpan().SequenceEqual(creates[0].Body), "A repeated create call has the same body, byte for byte.");
            Require.Sequence(Headers(creates[0]), Headers(again), "The headers of a repeated create call");
        }
    }

    private static async Task RequireNotRepeatedAsync(ProviderWorld world, Payout end, bool isExecuted)
    {
        Require.Same(1, world.Wire.Creates.Count, "The number of create calls to a provider that takes no keys, after one that may have been executed");
        await world.RequireExecutionsAsync(isExecuted ? 1 : 0, end.Reference, "After one create call that was never repeated").ConfigureAwait(false);
        if (isExecuted && world.Capabilities.Supports(ProviderOperation.SearchByHandle))
            Require.That(end.ProviderId is not null, "A payout that was executed is found by its handle, for the capabilities list that search; it was not found.");
        else
            Require.Same(NextStepKind.AskPerson, end.NextStep.Kind, "The next step of a payout that nothing but a person can find");
    }

    private static IEnumerable<string> Headers(WireRequest request) => request.Head.Headers.Select(static header => $"{header.Key}: {header.Value}").Order(StringComparer.Ordinal);
}
